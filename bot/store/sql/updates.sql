-- name: state(update_id)^
SELECT failures, done FROM handled_update WHERE update_id = :update_id;

-- name: done(update_id, now)!
INSERT INTO handled_update (update_id, failures, done, at) VALUES (:update_id, 0, 1, :now)
ON CONFLICT (update_id) DO UPDATE SET done = 1, at = excluded.at;

-- name: failed(update_id, now)!
INSERT INTO handled_update (update_id, failures, done, at) VALUES (:update_id, 1, 0, :now)
ON CONFLICT (update_id) DO UPDATE SET failures = handled_update.failures + 1, at = excluded.at;

-- name: handled_since(since)$
SELECT COUNT(*) FROM handled_update WHERE done = 1 AND at > :since;
