-- name: next_alert_id()$
SELECT COALESCE(MAX(id), 0) + 1 FROM alert;

-- name: announce(id, incident_id, revision, body, keys, severity_rank, created_at, expires_at, lowest)!
INSERT INTO alert (id, incident_id, revision, body, keys, severity_rank, created_at, expires_at, key_index, chat_cursor)
VALUES (:id, :incident_id, :revision, :body, :keys, :severity_rank, :created_at, :expires_at, 0, :lowest);

-- name: add_text(alert_id, language, lead_id, body)!
INSERT INTO alert_text (alert_id, language, lead_id, body) VALUES (:alert_id, :language, :lead_id, :body);

-- name: supersede(incident_id, alert_id, now)!
-- A newer revision replaces what still waits of the older ones.
UPDATE delivery SET state = 'dead', reason = 'superseded', settled_at = :now
WHERE state = 'queued' AND maybe_sent = 0 AND interrupted = 0
    AND alert_id IN (SELECT id FROM alert WHERE incident_id = :incident_id AND id < :alert_id);

-- name: finish_older(incident_id, alert_id, now)!
UPDATE alert SET fanned_out_at = :now
WHERE incident_id = :incident_id AND id < :alert_id AND fanned_out_at IS NULL;

-- name: open_alert()^
-- The gravest, then oldest alert whose fan-out is not finished.
SELECT id, body, keys, severity_rank, key_index, chat_cursor FROM alert
WHERE fanned_out_at IS NULL ORDER BY severity_rank, id LIMIT 1;

-- name: chunk_end(place_id, cursor, last)$
-- The chat at which a chunk of watchers ends; nothing where fewer are left.
SELECT chat_id FROM watch WHERE place_id = :place_id AND chat_id > :cursor
ORDER BY chat_id LIMIT 1 OFFSET :last;

-- name: fan_out(alert_id, place_id, cursor, end, rank, now)!
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, w.chat_id, w.place_id, :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM watch w JOIN chat c ON c.id = w.chat_id
WHERE w.place_id = :place_id AND w.chat_id > :cursor AND w.chat_id <= :end AND c.state = 'active'
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: add_delivery(alert_id, chat_id, watched_id, rank, now)!
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, c.id, :watched_id, :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM chat c WHERE c.id = :chat_id AND c.state = 'active'
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: tell_the_told(alert_id, incident_id, rank, now, limit)!
-- The next of those who received, or may have received, an earlier revision.
INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,
    interrupted, plain, queued_at)
SELECT :alert_id, d.chat_id, MIN(d.watched_id), :rank, 'queued', :now, 0, 0, 0, 0, :now
FROM delivery d JOIN alert a ON a.id = d.alert_id JOIN chat c ON c.id = d.chat_id
WHERE a.incident_id = :incident_id AND a.id < :alert_id AND c.state = 'active'
    AND (d.state IN ('sent', 'sending') OR d.maybe_sent > 0 OR d.interrupted > 0)
    AND NOT EXISTS (SELECT 1 FROM delivery n WHERE n.alert_id = :alert_id AND n.chat_id = d.chat_id)
GROUP BY d.chat_id ORDER BY d.chat_id LIMIT :limit
ON CONFLICT (alert_id, chat_id) DO NOTHING;

-- name: advance(alert_id, key_index, cursor)!
UPDATE alert SET key_index = :key_index, chat_cursor = :cursor WHERE id = :alert_id;

-- name: fanned_out(alert_id, now)!
UPDATE alert SET fanned_out_at = :now WHERE id = :alert_id;

-- name: due(now, limit)
SELECT d.alert_id, d.chat_id, d.watched_id, d.attempts, d.maybe_sent,
    d.interrupted, d.plain, d.queued_at,
    c.kind, c.language, c.state AS chat_state, a.expires_at, a.incident_id,
    (SELECT MAX(n.id) FROM alert n WHERE n.incident_id = a.incident_id) AS newest_id,
    CASE WHEN w.chat_id IS NULL THEN 0 ELSE 1 END AS watching
FROM delivery d
JOIN alert a ON a.id = d.alert_id
JOIN chat c ON c.id = d.chat_id
LEFT JOIN watch w ON w.chat_id = d.chat_id AND w.place_id = d.watched_id
WHERE d.state = 'queued' AND d.not_before <= :now AND c.not_before <= :now
ORDER BY d.rank, d.alert_id, d.chat_id LIMIT :limit;

-- name: mark_sending(alert_id, chat_id, watched_id)!
UPDATE delivery SET state = 'sending', attempts = attempts + 1, watched_id = :watched_id
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: pace_chat(chat_id, not_before)!
UPDATE chat SET not_before = :not_before WHERE id = :chat_id AND not_before < :not_before;

-- name: earlier_message(incident_id, alert_id, chat_id)$
SELECT d.message_id FROM delivery d JOIN alert a ON a.id = d.alert_id
WHERE a.incident_id = :incident_id AND a.id < :alert_id AND d.chat_id = :chat_id AND d.message_id IS NOT NULL
ORDER BY a.id DESC LIMIT 1;

-- name: chat_watches(chat_id)
SELECT place_id FROM watch WHERE chat_id = :chat_id;

-- name: next_due()$
SELECT MIN(CASE WHEN d.not_before > c.not_before THEN d.not_before ELSE c.not_before END)
FROM delivery d JOIN chat c ON c.id = d.chat_id WHERE d.state = 'queued';

-- name: sent(alert_id, chat_id, message_id, now)!
UPDATE delivery SET state = 'sent', message_id = :message_id, reason = NULL, settled_at = :now
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: again(alert_id, chat_id, not_before, reason, maybe_sent, attempts, plain)!
UPDATE delivery SET state = 'queued', not_before = :not_before, reason = :reason, maybe_sent = :maybe_sent,
    attempts = :attempts, plain = :plain
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: dead(alert_id, chat_id, reason, now)!
UPDATE delivery SET state = 'dead', reason = :reason, settled_at = :now
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: unclaim(alert_id, chat_id)!
-- Claimed but never handed to the network: as if it had not been claimed.
UPDATE delivery SET state = 'queued', attempts = attempts - 1
WHERE alert_id = :alert_id AND chat_id = :chat_id AND state = 'sending';

-- name: bury_interrupted(now, most)!
-- Something in this delivery may be what ends the process.
UPDATE delivery SET state = 'dead', reason = 'interrupted', settled_at = :now
WHERE state = 'sending' AND interrupted >= :most;

-- name: requeue_interrupted(now)!
UPDATE delivery SET state = 'queued', interrupted = interrupted + 1, reason = 'interrupted', not_before = :now
WHERE state = 'sending';

-- name: clamp_deliveries(now)!
-- Queued in the future, or parked for over 25 hours: the clock jumped back since.
UPDATE delivery SET not_before = :now
WHERE state = 'queued' AND not_before > :now AND (not_before > :now + 90000000 OR queued_at > :now);

-- name: clamp_chats(now)!
UPDATE chat SET not_before = :now
WHERE not_before > :now AND (not_before > :now + 90000000 OR EXISTS (
    SELECT 1 FROM delivery d WHERE d.chat_id = chat.id AND (d.queued_at > :now OR d.settled_at > :now)
));

-- name: chat_gone(chat_id, state)!
UPDATE chat SET state = :state WHERE id = :chat_id;

-- name: bury_chat(chat_id, reason, now)!
UPDATE delivery SET state = 'dead', reason = :reason, settled_at = :now
WHERE chat_id = :chat_id AND state = 'queued';

-- name: alert(alert_id)^
SELECT body, keys FROM alert WHERE id = :alert_id;

-- name: alert_texts(alert_id)
SELECT language, lead_id, body FROM alert_text WHERE alert_id = :alert_id;

-- name: unsettled()$
SELECT (SELECT COUNT(*) FROM alert WHERE fanned_out_at IS NULL)
    + (SELECT COUNT(*) FROM delivery WHERE state = 'queued') + (SELECT COUNT(*) FROM delivery WHERE state = 'sending');

-- name: counts()
SELECT state, COUNT(*) AS n FROM delivery GROUP BY state;

-- name: oldest_queued()$
SELECT MIN(queued_at) FROM delivery WHERE state = 'queued';
