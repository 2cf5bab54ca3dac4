-- name: topic(chat_id)$
SELECT thread_id FROM topic WHERE chat_id = :chat_id;

-- name: set_topic(chat_id, thread_id)!
INSERT INTO topic (chat_id, thread_id) VALUES (:chat_id, :thread_id)
ON CONFLICT (chat_id) DO UPDATE SET thread_id = excluded.thread_id;

-- name: clear_topic(chat_id)!
DELETE FROM topic WHERE chat_id = :chat_id;

-- name: move_topic(old_id, new_id)!
INSERT INTO topic (chat_id, thread_id) SELECT :new_id, thread_id FROM topic WHERE chat_id = :old_id
ON CONFLICT (chat_id) DO NOTHING;

-- name: add_channel(chat_id, title)!
INSERT INTO channel (chat_id, title) VALUES (:chat_id, :title)
ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title;

-- name: title(chat_id)$
SELECT title FROM channel WHERE chat_id = :chat_id;

-- name: add_manager(user_id, channel_id)!
INSERT INTO channel_manager (user_id, channel_id) VALUES (:user_id, :channel_id)
ON CONFLICT (user_id, channel_id) DO NOTHING;

-- name: channels(user_id)
SELECT c.chat_id, c.title FROM channel_manager m JOIN channel c ON c.chat_id = m.channel_id
WHERE m.user_id = :user_id ORDER BY c.title, c.chat_id;

-- name: drop_manager(user_id, channel_id)!
DELETE FROM channel_manager WHERE user_id = :user_id AND channel_id = :channel_id;

-- name: manage(user_id, channel_id, until)!
INSERT INTO managing (user_id, channel_id, until) VALUES (:user_id, :channel_id, :until)
ON CONFLICT (user_id) DO UPDATE SET channel_id = excluded.channel_id, until = excluded.until;

-- name: stop_managing(user_id)!
DELETE FROM managing WHERE user_id = :user_id;

-- name: managed(user_id, now)$
SELECT channel_id FROM managing WHERE user_id = :user_id AND until > :now;

-- name: forget_topic(chat_id)!
DELETE FROM topic WHERE chat_id = :chat_id;

-- name: forget_manager(chat_id)!
-- The chat as a person's: what channels they manage.
DELETE FROM channel_manager WHERE user_id = :chat_id;

-- name: forget_managing(chat_id)!
DELETE FROM managing WHERE user_id = :chat_id OR channel_id = :chat_id;

-- name: forget_gone(chat_id)!
DELETE FROM gone WHERE chat_id = :chat_id;

-- name: drop_channel(chat_id)!
DELETE FROM channel WHERE chat_id = :chat_id;

-- name: drop_managers(chat_id)!
DELETE FROM channel_manager WHERE channel_id = :chat_id;

-- name: note_gone(now)!
INSERT INTO gone (chat_id, since) SELECT id, :now FROM chat WHERE state = 'gone' ON CONFLICT (chat_id) DO NOTHING;

-- name: note_back()!
DELETE FROM gone WHERE chat_id NOT IN (SELECT id FROM chat WHERE state = 'gone');

-- name: long_gone(before, limit)
SELECT chat_id FROM gone WHERE since < :before ORDER BY since LIMIT :limit;

-- name: purge_managing(now)!
DELETE FROM managing WHERE until <= :now;
