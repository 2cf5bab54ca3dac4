-- name: get(chat_id)^
SELECT id, kind, language, state FROM chat WHERE id = :chat_id;

-- name: save(chat_id, kind, language, state, now)!
INSERT INTO chat (id, kind, language, state, not_before, created_at)
VALUES (:chat_id, :kind, :language, :state, 0, :now)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, language = excluded.language, state = excluded.state;

-- name: watch(chat_id, place_id, now)!
INSERT INTO watch (chat_id, place_id, created_at) VALUES (:chat_id, :place_id, :now)
ON CONFLICT (chat_id, place_id) DO NOTHING;

-- name: unwatch(chat_id, place_id)!
DELETE FROM watch WHERE chat_id = :chat_id AND place_id = :place_id;

-- name: watches(chat_id)
SELECT place_id FROM watch WHERE chat_id = :chat_id ORDER BY created_at, place_id;

-- name: forget_watches(chat_id)!
DELETE FROM watch WHERE chat_id = :chat_id;

-- name: forget_deliveries(chat_id)!
DELETE FROM delivery WHERE chat_id = :chat_id;

-- name: forget_replies(chat_id)!
DELETE FROM reply WHERE chat_id = :chat_id;

-- name: forget_chat(chat_id)!
DELETE FROM chat WHERE id = :chat_id;

-- name: move_watches(old_id, new_id)!
INSERT INTO watch (chat_id, place_id, created_at)
SELECT :new_id, place_id, created_at FROM watch WHERE chat_id = :old_id
ON CONFLICT (chat_id, place_id) DO NOTHING;

-- name: move_chat(old_id, new_id)!
INSERT INTO chat (id, kind, language, state, not_before, created_at)
SELECT :new_id, 'supergroup', language, state, not_before, created_at FROM chat WHERE id = :old_id
ON CONFLICT (id) DO NOTHING;

-- name: move_deliveries(old_id, new_id)!
UPDATE delivery SET chat_id = :new_id
WHERE chat_id = :old_id AND NOT EXISTS (
    SELECT 1 FROM delivery d WHERE d.alert_id = delivery.alert_id AND d.chat_id = :new_id
);

-- name: move_replies(old_id, new_id)!
UPDATE reply SET chat_id = :new_id WHERE chat_id = :old_id;

-- name: totals()^
SELECT (SELECT COUNT(*) FROM chat WHERE state = 'active') AS chats, (SELECT COUNT(*) FROM watch) AS watches;
