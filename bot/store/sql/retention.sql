-- Each statement removes one chunk, oldest first, and tells how many rows it removed.

-- name: items(before, limit)!
DELETE FROM item WHERE seq IN (
    SELECT seq FROM item WHERE settled_at < :before AND state IN ('done', 'dead') ORDER BY seq LIMIT :limit
);

-- name: deliveries(before, limit)!
-- Of stories that have closed: who was told of a siege is told of its end, too.
DELETE FROM delivery WHERE (alert_id, chat_id) IN (
    SELECT d.alert_id, d.chat_id FROM delivery d
    WHERE d.alert_id IN (
        SELECT a.id FROM alert a JOIN incident i ON i.id = a.incident_id WHERE i.closes_at < :before
    ) AND d.state IN ('sent', 'dead') LIMIT :limit
);

-- name: texts(before, limit)!
DELETE FROM alert_text WHERE alert_id IN (
    SELECT a.id FROM alert a JOIN incident i ON i.id = a.incident_id
    WHERE i.last_report_at < :before AND EXISTS (SELECT 1 FROM alert_text t WHERE t.alert_id = a.id) LIMIT :limit
);

-- name: alerts(before, limit)!
DELETE FROM alert WHERE id IN (
    SELECT a.id FROM alert a JOIN incident i ON i.id = a.incident_id
    WHERE i.last_report_at < :before AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.alert_id = a.id) LIMIT :limit
);

-- name: places(before, limit)!
DELETE FROM incident_place WHERE (place_id, incident_id) IN (
    SELECT place_id, incident_id FROM incident_place WHERE last_report_at < :before LIMIT :limit
);

-- name: story_keys(before, limit)!
DELETE FROM story_key WHERE (key, heard_at, incident_id) IN (
    SELECT key, heard_at, incident_id FROM story_key
    WHERE incident_id IN (SELECT id FROM incident WHERE last_report_at < :before) LIMIT :limit
);

-- name: incidents(before, limit)!
DELETE FROM incident WHERE id IN (
    SELECT i.id FROM incident i
    WHERE i.last_report_at < :before AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.incident_id = i.id) LIMIT :limit
);

-- name: updates(before, limit)!
DELETE FROM handled_update WHERE update_id IN (
    SELECT update_id FROM handled_update WHERE at < :before LIMIT :limit
);
