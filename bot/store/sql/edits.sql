-- name: add(for_id, incident_id, since, before, chat_id, now)!
-- The messages of a chat that told revisions found wrong. One that says so already says it of the latest word.
INSERT INTO edit (alert_id, chat_id, for_id, state, not_before, attempts, queued_at)
SELECT d.alert_id, d.chat_id, :for_id, 'queued', :now, 0, :now
FROM alert a JOIN delivery d ON d.alert_id = a.id AND d.chat_id = :chat_id
WHERE a.incident_id = :incident_id AND a.revision >= :since AND a.revision < :before AND d.message_id IS NOT NULL
ON CONFLICT (alert_id, chat_id) DO UPDATE SET for_id = excluded.for_id, state = 'queued',
    not_before = excluded.not_before, attempts = 0, queued_at = excluded.queued_at;

-- name: due(now, limit)
SELECT e.alert_id, e.chat_id, e.for_id, e.attempts, d.message_id, d.watched_id, d.form, d.plain, d.maybe_sent,
    d.interrupted, d.reason, d.quiet_start, d.quiet_end, d.queued_at AS alert_queued_at, d.settled_at, e.queued_at, c.kind, c.language, c.state AS chat_state
FROM edit e
JOIN delivery d ON d.alert_id = e.alert_id AND d.chat_id = e.chat_id
JOIN chat c ON c.id = e.chat_id
WHERE e.state = 'queued' AND e.not_before <= :now AND c.not_before <= :now
ORDER BY e.queued_at, e.alert_id, e.chat_id LIMIT :limit;

-- name: together(chat_id, message_id)
-- All that one message told, in its order, each with the kind of the last word of its story that takes it back, once
-- the chat has had that word or a later one.
SELECT d.alert_id, d.watched_id, d.form, d.maybe_sent, d.interrupted, (
    SELECT n.kind FROM alert n
    WHERE n.incident_id = a.incident_id AND n.revision > a.revision AND n.wrong_since <= a.revision
        AND n.kind IN ('correction', 'retraction')
        AND EXISTS (
            SELECT 1 FROM alert l JOIN delivery r ON r.alert_id = l.id AND r.chat_id = d.chat_id
            WHERE l.incident_id = a.incident_id AND l.revision >= n.revision AND r.state = 'sent'
        )
    ORDER BY n.revision DESC LIMIT 1
) AS taken_back
FROM delivery d JOIN alert a ON a.id = d.alert_id
WHERE d.chat_id = :chat_id AND d.message_id = :message_id ORDER BY d.rank, d.alert_id;

-- name: mark_sending(alert_id, chat_id)*!
UPDATE edit SET state = 'sending' WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: again(alert_id, chat_id, for_id, not_before, attempts)!
UPDATE edit SET state = 'queued', not_before = :not_before, attempts = :attempts
WHERE alert_id = :alert_id AND chat_id = :chat_id AND for_id = :for_id;

-- name: remove(alert_id, chat_id, for_id)!
-- Unless a later word of the story has asked for another edit meanwhile.
DELETE FROM edit WHERE alert_id = :alert_id AND chat_id = :chat_id AND for_id = :for_id;

-- name: requeue(now)!
-- Whether it was edited before the process died nobody knows; the same edit twice changes nothing.
UPDATE edit SET state = 'queued', not_before = :now WHERE state = 'sending';

-- name: clamp(now)!
UPDATE edit SET not_before = :now, queued_at = :now WHERE queued_at > :now;

-- name: next_due()$
SELECT MIN(CASE WHEN e.not_before > c.not_before THEN e.not_before ELSE c.not_before END)
FROM edit e JOIN chat c ON c.id = e.chat_id WHERE e.state = 'queued';
