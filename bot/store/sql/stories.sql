-- name: by_url(canonical_url, most)
-- Tests and exercises have no places here: a drill must not silence the real thing in the same words.
-- The newest: some give one address with all that they tell.
SELECT DISTINCT i.id, i.body, i.last_report_at FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.canonical_url = :canonical_url AND t.canonical_url <> ''
    AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id)
ORDER BY i.last_report_at DESC, i.id DESC LIMIT :most;

-- name: by_content(content_hash, most)
SELECT DISTINCT i.id, i.body, i.last_report_at FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.content_hash = :content_hash
    AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id)
ORDER BY i.last_report_at DESC, i.id DESC LIMIT :most;

-- name: by_item(item_id)
SELECT i.id, i.body FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.id = :item_id AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id);

-- name: newest(key0, key1, key2, key3, key4, key5, key6, key7, since0, since1, since2, since3, since4, since5, since6, since7, most)
-- Eight questions to the index at once (alerts/story_index.py); the key '' is nobody's.
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key0 AND heard_at >= :since0
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer0
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key1 AND heard_at >= :since1
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer1
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key2 AND heard_at >= :since2
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer2
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key3 AND heard_at >= :since3
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer3
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key4 AND heard_at >= :since4
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer4
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key5 AND heard_at >= :since5
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer5
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key6 AND heard_at >= :since6
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer6
UNION ALL
SELECT heard_at, incident_id FROM (
    SELECT heard_at, incident_id FROM story_key WHERE key = :key7 AND heard_at >= :since7
    ORDER BY heard_at DESC, incident_id DESC LIMIT :most
) AS answer7;

-- name: by_ids(id0, id1, id2, id3, id4, id5, id6, id7)
SELECT i.id, i.body FROM incident i WHERE i.id IN (:id0, :id1, :id2, :id3, :id4, :id5, :id6, :id7);

-- name: is_taken(id)$
-- Also by an alert whose incident is gone: (incident_id, revision) is unique there.
SELECT 1 FROM incident WHERE id = :id UNION SELECT 1 FROM alert WHERE incident_id = :id;

-- name: ref_owner(ref)$
SELECT id FROM incident WHERE ref = :ref;

-- name: save(id, ref, revision, body, last_report_at, closes_at)!
INSERT INTO incident (id, ref, revision, body, last_report_at, closes_at)
VALUES (:id, :ref, :revision, :body, :last_report_at, :closes_at)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body, closes_at = excluded.closes_at,
    last_report_at = CASE WHEN excluded.last_report_at > incident.last_report_at THEN excluded.last_report_at
        ELSE incident.last_report_at END;

-- name: clear_places(id)!
DELETE FROM incident_place WHERE incident_id = :id;

-- name: save_place(place_id, incident_id, last_report_at, affected)!
INSERT INTO incident_place (place_id, incident_id, last_report_at, affected)
VALUES (:place_id, :incident_id, :last_report_at, :affected);

-- name: clear_keys(id)!
DELETE FROM story_key WHERE incident_id = :id;

-- name: save_key(key, heard_at, incident_id)!
INSERT INTO story_key (key, heard_at, incident_id) VALUES (:key, :heard_at, :incident_id);

-- name: recent_at(place_id, limit)
SELECT i.id, i.body, i.last_report_at FROM incident_place p JOIN incident i ON i.id = p.incident_id
WHERE p.place_id = :place_id ORDER BY p.last_report_at DESC LIMIT :limit;

-- name: recent(limit)
-- Tests and exercises have no places here, and so are not told.
SELECT i.id, i.body, i.last_report_at FROM incident i
WHERE EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id)
ORDER BY i.last_report_at DESC LIMIT :limit;
