-- What the chat asks about what was told. Nothing here is written but the names that people miss.

-- name: newest_at(place_id, limit)
-- Without the bodies: of many places' news only the newest few are read.
SELECT incident_id AS id, last_report_at FROM incident_place
WHERE place_id = :place_id ORDER BY last_report_at DESC LIMIT :limit;

-- name: newest(limit)
-- Tests and exercises have no places here, and so are not told.
SELECT i.id, i.last_report_at FROM incident i
WHERE EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id)
ORDER BY i.last_report_at DESC LIMIT :limit;

-- name: incident(id)$
SELECT body FROM incident WHERE id = :id;

-- name: by_ref(ref)^
SELECT i.id, i.body, EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id) AS public
FROM incident i WHERE i.ref = :ref;

-- name: last_alert(incident_id)^
SELECT body, created_at FROM alert WHERE incident_id = :incident_id ORDER BY revision DESC LIMIT 1;

-- name: first_told(incident_id)$
SELECT MIN(created_at) FROM alert WHERE incident_id = :incident_id;

-- name: told(chat_id, message_id)^
-- Not where it told several.
SELECT a.body, d.watched_id FROM delivery d JOIN alert a ON a.id = d.alert_id
WHERE d.chat_id = :chat_id AND d.message_id = :message_id AND NOT EXISTS (
    SELECT 1 FROM delivery o WHERE o.chat_id = d.chat_id AND o.message_id = d.message_id AND o.alert_id <> d.alert_id
);

-- name: item_at(canonical_url, incident_id)$
SELECT body FROM item WHERE canonical_url = :canonical_url AND canonical_url <> '' AND incident_id = :incident_id
ORDER BY seq LIMIT 1;

-- name: last_heard(limit)
SELECT name, heard_at FROM source ORDER BY heard_at DESC, name LIMIT :limit;

-- name: want(key, name, now)!
INSERT INTO wanted (key, name, count, last_at) VALUES (:key, :name, 1, :now)
ON CONFLICT (key) DO UPDATE SET count = wanted.count + 1, last_at = excluded.last_at;

-- name: keep_wanted(most)!
-- The names asked for least and longest ago make room.
DELETE FROM wanted WHERE key IN (SELECT key FROM wanted ORDER BY count DESC, last_at DESC LIMIT 1000 OFFSET :most);

-- name: wanted(limit)
SELECT name, count FROM wanted ORDER BY count DESC, last_at DESC LIMIT :limit;
