-- name: get(chat_id)^
SELECT id, kind, language, state FROM chat WHERE id = :chat_id;

-- name: save(chat_id, kind, language, state, now)!
INSERT INTO chat (id, kind, language, state, not_before, created_at)
VALUES (:chat_id, :kind, :language, :state, 0, :now)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, language = excluded.language, state = excluded.state;

-- name: wishes(chat_id)^
SELECT types, least_rank, quiet_start, quiet_end, breaks_through, zone, muted_until
FROM chat WHERE id = :chat_id;

-- name: save_wishes(chat_id, types, least_rank, quiet_start, quiet_end, breaks_through, zone, muted_until)!
UPDATE chat SET types = :types, least_rank = :least_rank, quiet_start = :quiet_start, quiet_end = :quiet_end,
    breaks_through = :breaks_through, zone = :zone, muted_until = :muted_until
WHERE id = :chat_id;

-- name: watch(chat_id, place_id, reach_km, now)!
INSERT INTO watch (chat_id, place_id, created_at, reach_km) VALUES (:chat_id, :place_id, :now, :reach_km)
ON CONFLICT (chat_id, place_id) DO NOTHING;

-- name: reach(chat_id, place_id, reach_km)!
UPDATE watch SET reach_km = :reach_km WHERE chat_id = :chat_id AND place_id = :place_id;

-- name: unwatch(chat_id, place_id)!
DELETE FROM watch WHERE chat_id = :chat_id AND place_id = :place_id;

-- name: watches(chat_id)
SELECT place_id, reach_km FROM watch WHERE chat_id = :chat_id ORDER BY created_at, place_id;

-- name: circle_centres()
-- Places that somebody watches with more than the usual reach: few, however many the subscribers.
SELECT DISTINCT place_id FROM watch WHERE reach_km > 15;

-- name: since(chat_id)$
SELECT created_at FROM chat WHERE id = :chat_id;

-- name: watched_since(chat_id)
SELECT place_id, reach_km, created_at FROM watch WHERE chat_id = :chat_id ORDER BY created_at, place_id;

-- name: deliveries(chat_id)
SELECT i.ref, a.revision, d.state, d.reason, d.watched_id, d.queued_at, d.settled_at
FROM delivery d JOIN alert a ON a.id = d.alert_id LEFT JOIN incident i ON i.id = a.incident_id
WHERE d.alert_id IN (SELECT id FROM alert) AND d.chat_id = :chat_id ORDER BY d.queued_at, d.alert_id;

-- name: forget_cursors(chat_id)!
-- A fan-out marks how far it has come by a chat's number; one less stands for the same place in the row.
UPDATE alert SET chat_cursor = chat_cursor - 1 WHERE chat_cursor = :chat_id;

-- name: forget_watches(chat_id)!
DELETE FROM watch WHERE chat_id = :chat_id;

-- name: forget_deliveries(chat_id)!
DELETE FROM delivery WHERE alert_id IN (SELECT id FROM alert) AND chat_id = :chat_id;

-- name: forget_replies(chat_id)!
DELETE FROM reply WHERE chat_id = :chat_id;

-- name: forget_chat(chat_id)!
DELETE FROM chat WHERE id = :chat_id;

-- name: move_watches(old_id, new_id)!
INSERT INTO watch (chat_id, place_id, created_at, reach_km)
SELECT :new_id, place_id, created_at, reach_km FROM watch WHERE chat_id = :old_id
ON CONFLICT (chat_id, place_id) DO NOTHING;

-- name: move_chat(old_id, new_id)!
INSERT INTO chat (id, kind, language, state, not_before, created_at, types, least_rank, quiet_start, quiet_end,
    breaks_through, zone, muted_until)
SELECT :new_id, 'supergroup', language, state, not_before, created_at, types, least_rank, quiet_start, quiet_end,
    breaks_through, zone, muted_until
FROM chat WHERE id = :old_id
ON CONFLICT (id) DO NOTHING;

-- name: drop_told(old_id, new_id)!
-- What the old chat was told already, the new one need not be told again.
DELETE FROM delivery
WHERE alert_id IN (SELECT id FROM alert) AND chat_id = :new_id AND state IN ('queued', 'held') AND maybe_sent = 0
    AND EXISTS (
        SELECT 1 FROM delivery d WHERE d.alert_id = delivery.alert_id AND d.chat_id = :old_id AND d.state = 'sent'
    );

-- name: move_deliveries(old_id, new_id)!
-- Without the messages' ids: in the new chat they stand for other messages.
UPDATE delivery SET chat_id = :new_id, message_id = NULL
WHERE alert_id IN (SELECT id FROM alert) AND chat_id = :old_id AND NOT EXISTS (
    SELECT 1 FROM delivery d WHERE d.alert_id = delivery.alert_id AND d.chat_id = :new_id
);

-- name: move_replies(old_id, new_id)!
UPDATE reply SET chat_id = :new_id WHERE chat_id = :old_id;

-- name: totals()^
SELECT (SELECT COUNT(*) FROM chat WHERE state = 'active') AS chats, (SELECT COUNT(*) FROM watch) AS watches;

-- name: alerts_naming(quoted)
SELECT id, keys, plan FROM alert WHERE keys LIKE :quoted OR plan LIKE :quoted;

-- name: rewrite_alert(id, keys, plan)!
UPDATE alert SET keys = :keys, plan = :plan WHERE id = :id;

-- name: next_pause_end()$
SELECT MIN(muted_until) FROM chat WHERE muted_until > 0;

-- name: end_pauses(now)
UPDATE chat SET muted_until = 0 WHERE muted_until > 0 AND muted_until <= :now RETURNING id;

-- name: where(chat_id)^
-- Whether a chat is to be told anything, in which language, and in which topic.
SELECT c.language, c.state, t.thread_id FROM chat c LEFT JOIN topic t ON t.chat_id = c.id WHERE c.id = :chat_id;
