-- name: get(chat_id)^
SELECT weekday, minute, picture, next_at FROM digest WHERE chat_id = :chat_id;

-- name: order(chat_id, weekday, minute, picture, due_at)!
INSERT INTO digest (chat_id, weekday, minute, picture, told_to, due_at, next_at, attempts, state)
VALUES (:chat_id, :weekday, :minute, :picture, NULL, :due_at, :due_at, 0, 'waiting')
ON CONFLICT (chat_id) DO UPDATE SET weekday = excluded.weekday, minute = excluded.minute, picture = excluded.picture,
    due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0, state = 'waiting';

-- name: set_picture(chat_id, picture)!
UPDATE digest SET picture = :picture WHERE chat_id = :chat_id;

-- name: due_now(chat_id, due_at)!
UPDATE digest SET due_at = :due_at, next_at = :due_at, attempts = 0 WHERE chat_id = :chat_id AND state = 'waiting';

-- name: cancel(chat_id)!
DELETE FROM digest WHERE chat_id = :chat_id;

-- name: due(now, limit)
-- Of chats that are stopped or gone, too: their hour passes.
SELECT d.chat_id, d.weekday, d.minute, d.picture, d.told_to, d.due_at, d.attempts, c.kind, c.language,
    c.state AS chat_state, c.types, c.least_rank, c.quiet_start, c.quiet_end, c.breaks_through, c.zone, c.muted_until,
    t.thread_id
FROM digest d JOIN chat c ON c.id = d.chat_id LEFT JOIN topic t ON t.chat_id = d.chat_id
WHERE d.state = 'waiting' AND d.next_at <= :now ORDER BY d.next_at, d.chat_id LIMIT :limit;

-- name: next_due()$
SELECT MIN(next_at) FROM digest WHERE state = 'waiting';

-- name: far_off(after)
-- Due later than any can be: the clock was set back since.
SELECT d.chat_id, d.weekday, d.minute, c.zone FROM digest d JOIN chat c ON c.id = d.chat_id
WHERE d.state = 'waiting' AND d.next_at > :after;

-- name: begin(chat_id, due_at)$
UPDATE digest SET state = 'sending' WHERE chat_id = :chat_id AND due_at = :due_at AND state = 'waiting'
    AND EXISTS (SELECT 1 FROM chat c WHERE c.id = digest.chat_id AND c.state = 'active')
RETURNING chat_id;

-- name: told(chat_id, due_at, told_to, next_at)!
UPDATE digest SET state = 'waiting', told_to = :told_to, due_at = :next_at, next_at = :next_at, attempts = 0
WHERE chat_id = :chat_id AND due_at = :due_at;

-- name: again(chat_id, due_at, next_at, attempts)!
UPDATE digest SET state = 'waiting', next_at = :next_at, attempts = :attempts
WHERE chat_id = :chat_id AND due_at = :due_at;

-- name: appoint(chat_id, at)!
UPDATE digest SET due_at = :at, next_at = :at, attempts = 0 WHERE chat_id = :chat_id AND state = 'waiting';

-- name: sending()
SELECT d.chat_id, d.weekday, d.minute, d.told_to, d.due_at, COALESCE(c.zone, '') AS zone
FROM digest d LEFT JOIN chat c ON c.id = d.chat_id WHERE d.state = 'sending';

-- name: forget(chat_id)!
DELETE FROM digest WHERE chat_id = :chat_id;

-- name: move(old_id, new_id)!
-- What was on its way to the old chat was not sent: Telegram said where the chat went instead.
INSERT INTO digest (chat_id, weekday, minute, picture, told_to, due_at, next_at, attempts, state)
SELECT :new_id, weekday, minute, picture, told_to, due_at, next_at, attempts, 'waiting'
FROM digest WHERE chat_id = :old_id
ON CONFLICT (chat_id) DO NOTHING;

-- name: stories(since)
-- Tests and exercises have no places here, and so are not told.
SELECT i.id, i.revision, i.body, (SELECT MIN(a.created_at) FROM alert a WHERE a.incident_id = i.id) AS first_told,
    (SELECT MAX(a.created_at) FROM alert a WHERE a.incident_id = i.id) AS last_told
FROM incident i
WHERE i.last_report_at >= :since AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id);
