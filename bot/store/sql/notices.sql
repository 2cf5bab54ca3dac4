-- name: note(kind, about, count, now)!
INSERT INTO notice (kind, about, count, first_at) VALUES (:kind, :about, :count, :now)
ON CONFLICT (kind, about) DO UPDATE SET count = notice.count + excluded.count;

-- name: waiting()
SELECT kind, about, count, first_at FROM notice WHERE kind <> 'told' ORDER BY count DESC, kind, about;

-- name: clear()!
DELETE FROM notice;

-- name: tell(now)!
INSERT INTO notice (kind, about, count, first_at) VALUES ('told', '', 0, :now);

-- name: told_at()$
SELECT first_at FROM notice WHERE kind = 'told';

-- name: silent(before, times)
SELECT name FROM source WHERE heard_at < :before AND times >= :times AND silent_told = 0;

-- name: tell_silent(before, times)
UPDATE source SET silent_told = 1
WHERE heard_at < :before AND times >= :times AND silent_told = 0
RETURNING name;
