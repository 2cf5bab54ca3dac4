-- name: dumps()
-- What was imported, without its rows.
SELECT country, imported_at, row_count FROM place_dump ORDER BY country;

-- name: dump_bodies()
SELECT country, body FROM place_dump ORDER BY country;

-- name: drop_dump(country)!
DELETE FROM place_dump WHERE country = :country;

-- name: add_dump(country, imported_at, row_count, body)!
INSERT INTO place_dump (country, imported_at, row_count, body) VALUES (:country, :imported_at, :row_count, :body);

-- name: index_made()^
-- Which index there is; nothing where none was made.
SELECT stamp, made_at FROM place_index;

-- name: index_body()^
SELECT stamp, made_at, body FROM place_index;

-- name: drop_index()!
DELETE FROM place_index;

-- name: add_index(stamp, made_at, body)!
INSERT INTO place_index (id, stamp, made_at, body) VALUES (1, :stamp, :made_at, :body);

-- name: watched(prefix)
-- The imported places that somebody watches.
SELECT DISTINCT place_id FROM watch WHERE substr(place_id, 1, 3) = :prefix;

-- name: watch_instead(old, new)!
-- Who watches a place that another one stands for now, watches that one.
UPDATE watch SET place_id = :new
WHERE place_id = :old
    AND NOT EXISTS (SELECT 1 FROM watch AS other WHERE other.chat_id = watch.chat_id AND other.place_id = :new);

-- name: unwatch_old(old)!
-- Those who watched both.
DELETE FROM watch WHERE place_id = :old;
