-- name: next_alert_id()$
SELECT COALESCE(MAX(id), 0) + 1 FROM alert;

-- name: announce(id, incident_id, revision, kind, loud, wrong_since, body, keys, plan, severity_rank, created_at, expires_at, lowest, next_rank)!
INSERT INTO alert (id, incident_id, revision, kind, loud, wrong_since, body, keys, plan, severity_rank, created_at,
    expires_at, step, chat_cursor, next_rank, chunks)
VALUES (:id, :incident_id, :revision, :kind, :loud, :wrong_since, :body, :keys, :plan, :severity_rank, :created_at,
    :expires_at, 0, :lowest, :next_rank, 0);

-- name: add_text(alert_id, form, language, lead_id, body)*!
INSERT INTO alert_text (alert_id, form, language, lead_id, body)
VALUES (:alert_id, :form, :language, :lead_id, :body);

-- name: finish_older(incident_id, alert_id, now)!
UPDATE alert SET fanned_out_at = :now
WHERE incident_id = :incident_id AND id < :alert_id AND fanned_out_at IS NULL;

-- name: older(incident_id, alert_id)
SELECT id, plan FROM alert WHERE incident_id = :incident_id AND id < :alert_id;

-- name: supersede(alert_id, rank, now, limit)!
-- A newer revision replaces what still waits of an older one. One rank: one stretch of the queue's index.
UPDATE delivery SET state = 'dead', reason = 'superseded', settled_at = :now
WHERE (alert_id, chat_id) IN (
    SELECT alert_id, chat_id FROM delivery
    WHERE state = 'queued' AND rank = :rank AND alert_id = :alert_id LIMIT :limit
);

-- name: supersede_held(alert_id, now, limit)!
UPDATE delivery SET state = 'dead', reason = 'superseded', settled_at = :now
WHERE (alert_id, chat_id) IN (
    SELECT alert_id, chat_id FROM delivery WHERE state = 'held' AND alert_id = :alert_id LIMIT :limit
);

-- name: chapters(incident_id, alert_id)
-- The story's revisions up to this one.
SELECT id, revision, kind, loud, wrong_since, severity_rank FROM alert
WHERE incident_id = :incident_id AND id <= :alert_id ORDER BY revision;

-- name: alert(alert_id)^
SELECT incident_id, body, keys FROM alert WHERE id = :alert_id;

-- name: alert_texts(alert_id)
SELECT form, language, lead_id, body FROM alert_text WHERE alert_id = :alert_id;

-- name: sent(alert_id, chat_id, message_id, reason, now)!
UPDATE delivery SET state = 'sent', message_id = :message_id, reason = :reason, settled_at = :now
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: again(alert_id, chat_id, not_before, reason, maybe_sent, attempts, plain)!
UPDATE delivery SET state = 'queued', not_before = :not_before, reason = :reason, maybe_sent = :maybe_sent,
    attempts = :attempts, plain = :plain
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: dead(alert_id, chat_id, reason, now)!
UPDATE delivery SET state = 'dead', reason = :reason, settled_at = :now
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: unclaim(alert_id, chat_id)*!
-- Claimed but never handed to the network: as if it had not been claimed.
UPDATE delivery SET state = 'queued', attempts = attempts - 1
WHERE alert_id = :alert_id AND chat_id = :chat_id AND state = 'sending';

-- name: pace_chat(chat_id, not_before)!
UPDATE chat SET not_before = :not_before WHERE id = :chat_id AND not_before < :not_before;

-- name: bury_interrupted(now, most)!
-- Something in this delivery may be what ends the process.
UPDATE delivery SET state = 'dead', reason = 'interrupted', settled_at = :now
WHERE state = 'sending' AND interrupted >= :most;

-- name: requeue_interrupted(now, wait)!
-- At once the first time, and ever later.
UPDATE delivery SET state = 'queued', interrupted = interrupted + 1, reason = 'interrupted',
    not_before = :now + :wait * interrupted * interrupted
WHERE state = 'sending';

-- name: clamp_deliveries(now)!
-- Queued in the future, or parked for over 25 hours: the clock jumped back since.
UPDATE delivery SET not_before = :now
WHERE state IN ('queued', 'held') AND not_before > :now AND (not_before > :now + 90000000 OR queued_at > :now);

-- name: clamp_chats(now)!
UPDATE chat SET not_before = :now
WHERE not_before > :now AND (not_before > :now + 90000000 OR EXISTS (
    SELECT 1 FROM delivery d
    WHERE d.alert_id IN (SELECT id FROM alert) AND d.chat_id = chat.id AND (d.queued_at > :now OR d.settled_at > :now)
));

-- name: chat_gone(chat_id, state)!
UPDATE chat SET state = :state WHERE id = :chat_id;

-- name: bury_chat(chat_id, reason, now)!
-- All that could still be sent; what is expired ends at its claim.
UPDATE delivery SET state = 'dead', reason = :reason, settled_at = :now
WHERE alert_id IN (SELECT id FROM alert WHERE expires_at > :now) AND chat_id = :chat_id
    AND state IN ('queued', 'held');

-- name: unsettled()$
-- What is held for its time is not counted: it waits for no one.
SELECT (SELECT COUNT(*) FROM alert WHERE fanned_out_at IS NULL)
    + (SELECT COUNT(*) FROM delivery WHERE state = 'queued') + (SELECT COUNT(*) FROM delivery WHERE state = 'sending')
    + (SELECT COUNT(*) FROM edit);

-- name: counts()
SELECT state, COUNT(*) AS n FROM delivery GROUP BY state;

-- name: waiting(rank)$
SELECT COUNT(*) FROM delivery WHERE state = 'queued' AND rank <= :rank;

-- name: oldest_queued()$
SELECT MIN(queued_at) FROM delivery WHERE state = 'queued';
