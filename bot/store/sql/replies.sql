-- name: add(chat_id, method, payload, now)!
INSERT INTO reply (id, chat_id, method, payload, state, not_before, attempts, maybe_sent, queued_at)
SELECT COALESCE(MAX(id), 0) + 1, :chat_id, :method, :payload, 'queued', :now, 0, 0, :now FROM reply;

-- name: due(now, limit)
-- The oldest waiting answer of each chat, so that a chat hears its answers in their order.
SELECT r.id, r.chat_id, r.method, r.payload, r.attempts, r.maybe_sent, r.queued_at
FROM reply r
WHERE r.state = 'queued' AND r.not_before <= :now
    AND NOT EXISTS (SELECT 1 FROM reply e WHERE e.chat_id = r.chat_id AND e.id < r.id)
ORDER BY r.id LIMIT :limit;

-- name: mark_sending(id)!
UPDATE reply SET state = 'sending' WHERE id = :id;

-- name: again(id, not_before, maybe_sent, attempts)!
UPDATE reply SET state = 'queued', not_before = :not_before, maybe_sent = :maybe_sent, attempts = :attempts
WHERE id = :id;

-- name: remove(id)!
DELETE FROM reply WHERE id = :id;

-- name: remove_old(before)!
DELETE FROM reply WHERE queued_at < :before;

-- name: bury_unknown()!
DELETE FROM reply WHERE state = 'sending' AND maybe_sent >= 1;

-- name: requeue_unknown(now)!
UPDATE reply SET state = 'queued', maybe_sent = maybe_sent + 1, not_before = :now WHERE state = 'sending';

-- name: clamp(now)!
-- Queued in the future: the clock jumped back since.
UPDATE reply SET not_before = :now, queued_at = :now WHERE queued_at > :now;

-- name: next_due()$
-- Only an answer that no earlier one of its chat holds back.
SELECT MIN(r.not_before) FROM reply r
WHERE r.state = 'queued' AND NOT EXISTS (SELECT 1 FROM reply e WHERE e.chat_id = r.chat_id AND e.id < r.id);

-- name: any_waits()$
SELECT EXISTS (SELECT 1 FROM reply);

-- name: waiting(chat_id)$
SELECT COUNT(*) FROM reply WHERE chat_id = :chat_id;

-- name: strangers()
-- Chats that are not kept, or no longer.
SELECT DISTINCT chat_id FROM reply WHERE NOT EXISTS (SELECT 1 FROM chat c WHERE c.id = reply.chat_id);
