-- name: last_seq()$
SELECT COALESCE(MAX(seq), 0) FROM item;

-- name: add(id, body_hash, content_hash, canonical_url, body, now, state, not_before)*!
-- Accept items, queued or leased at once; those whose id is known stay as they were.
INSERT INTO item (seq, id, body_hash, content_hash, canonical_url, body, accepted_at, state, not_before, attempts)
SELECT COALESCE(MAX(seq), 0) + 1, :id, :body_hash, :content_hash, :canonical_url, :body, :now, :state, :not_before, 0
FROM item
WHERE true
ON CONFLICT (id) DO NOTHING;

-- name: after(seq)
SELECT seq, id, state FROM item WHERE seq > :seq;

-- name: known_hash(id)$
SELECT body_hash FROM item WHERE id = :id;

-- name: lease(now, until, limit)
-- The oldest items that are due, ours until the lease ends.
UPDATE item SET state = 'leased', not_before = :until
WHERE seq IN (
    SELECT seq FROM item
    WHERE state IN ('queued', 'leased') AND not_before <= :now
    ORDER BY seq LIMIT :limit
)
RETURNING seq, id, body, accepted_at, attempts;

-- name: next_due()$
SELECT MIN(not_before) FROM item WHERE state IN ('queued', 'leased');

-- name: done(seq, decision, reason, incident_id, report, now)!
UPDATE item SET state = 'done', decision = :decision, reason = :reason, incident_id = :incident_id,
    report = :report, settled_at = :now
WHERE seq = :seq;

-- name: retry(seq, not_before, reason)!
UPDATE item SET state = 'queued', not_before = :not_before, reason = :reason, attempts = attempts + 1 WHERE seq = :seq;

-- name: dead(seq, reason, now)!
UPDATE item SET state = 'dead', reason = :reason, settled_at = :now WHERE seq = :seq;

-- name: release(now)!
-- After a restart nobody holds a lease any more.
UPDATE item SET state = 'queued', not_before = :now WHERE state = 'leased';

-- name: clamp(now)!
-- A clock that jumped back must not freeze what is due: no retry waits for a minute.
UPDATE item SET not_before = :now WHERE state = 'queued' AND not_before > :now + 60000;

-- name: backlog()^
-- What is not decided yet: how many items, and when the oldest of them came.
SELECT COUNT(*) AS n, MIN(accepted_at) AS since FROM item WHERE state IN ('queued', 'leased');

-- name: counts()
SELECT state, COUNT(*) AS n FROM item GROUP BY state;

-- name: heard(name, now)*!
INSERT INTO source (name, heard_at) VALUES (:name, :now)
ON CONFLICT (name) DO UPDATE SET heard_at = excluded.heard_at, times = source.times + 1, silent_told = 0;

-- name: last_heard(limit)
SELECT name, heard_at FROM source ORDER BY heard_at DESC, name LIMIT :limit;
