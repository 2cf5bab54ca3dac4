-- name: open_alert()^
-- Of the fan-outs under way, the one with the gravest and nearest next step; among equals, who has had least.
SELECT id, incident_id, revision, body, plan, severity_rank, step, chat_cursor, chunks FROM alert
WHERE fanned_out_at IS NULL ORDER BY next_rank, chunks, id LIMIT 1;

-- name: announced(alert_id)^
SELECT id, incident_id, revision, body, plan, severity_rank, step, chat_cursor, chunks FROM alert WHERE id = :alert_id;

-- name: chunk_end(place_id, cursor, last, reach_km)$
-- The chat at which a chunk of watchers ends; nothing where fewer are left.
SELECT chat_id FROM watch WHERE place_id = :place_id AND chat_id > :cursor AND reach_km >= :reach_km
ORDER BY chat_id LIMIT 1 OFFSET :last;

-- name: watchers(alert_id, place_id, cursor, end, rank, now, reach_km)!
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, w.chat_id, w.place_id, :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM watch w JOIN chat c ON c.id = w.chat_id
WHERE w.place_id = :place_id AND w.chat_id > :cursor AND w.chat_id <= :end AND w.reach_km >= :reach_km
        AND c.state = 'active'
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: watchers_apart(alert_id, incident_id, place_id, cursor, end, rank, now, gap, reach_km)!
-- The same, where a chat that this story sounded in lately is held until its next sound may come. Materialized, because
-- the last sound would be looked up anew wherever it is named.
WITH t AS MATERIALIZED (
    SELECT w.chat_id, w.place_id, (
        SELECT MAX(d.settled_at) FROM alert a JOIN delivery d ON d.alert_id = a.id AND d.chat_id = w.chat_id
        WHERE a.incident_id = :incident_id AND a.id < :alert_id AND d.state = 'sent' AND d.silent = 0
    ) AS sounded
    FROM watch w JOIN chat c ON c.id = w.chat_id
    WHERE w.place_id = :place_id AND w.chat_id > :cursor AND w.chat_id <= :end AND w.reach_km >= :reach_km
        AND c.state = 'active'
)
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, t.chat_id, t.place_id, :rank,
    -- A sound that lies ahead was before the clock was set back.
    CASE WHEN t.sounded > :now - :gap AND t.sounded <= :now THEN 'held' ELSE 'queued' END,
    CASE WHEN t.sounded > :now - :gap AND t.sounded <= :now THEN t.sounded + :gap ELSE :now END,
    0, 0, 0, 0, :now
FROM t WHERE true
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: heard_end(heard_id, cursor, last)$
-- The chat at which a chunk of those ends who were to hear an earlier alert; nothing where fewer are left.
SELECT chat_id FROM delivery WHERE alert_id = :heard_id AND chat_id > :cursor
ORDER BY chat_id LIMIT 1 OFFSET :last;

-- name: hearers(alert_id, incident_id, heard_id, before, cursor, end, rank, now)!
-- Those who received, or may have received, an earlier alert, and surely nothing since the revision `before`.
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, d.chat_id, d.watched_id, :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM delivery d JOIN chat c ON c.id = d.chat_id
WHERE d.alert_id = :heard_id AND d.chat_id > :cursor AND d.chat_id <= :end AND c.state = 'active'
    AND (d.state IN ('sent', 'sending') OR d.maybe_sent > 0 OR d.interrupted > 0)
    AND NOT EXISTS (
        SELECT 1 FROM alert a JOIN delivery l ON l.alert_id = a.id AND l.chat_id = d.chat_id
        WHERE a.incident_id = :incident_id AND a.revision >= :before AND l.state = 'sent'
    )
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: add_delivery(alert_id, chat_id, watched_id, rank, now)!
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, c.id, :watched_id, :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM chat c WHERE c.id = :chat_id AND c.state = 'active'
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: advance(alert_id, step, cursor, next_rank)!
UPDATE alert SET step = :step, chat_cursor = :cursor, next_rank = :next_rank, chunks = chunks + 1 WHERE id = :alert_id;

-- name: fanned_out(alert_id, now)!
UPDATE alert SET fanned_out_at = :now WHERE id = :alert_id;
