-- name: release(now, limit)!
-- What was held until now may go.
UPDATE delivery SET state = 'queued' WHERE (alert_id, chat_id) IN (
    SELECT alert_id, chat_id FROM delivery WHERE state = 'held' AND not_before <= :now LIMIT :limit
);

-- name: next_rank(rank)$
-- The first rank after this that anything waits at.
SELECT rank FROM delivery WHERE state = 'queued' AND rank > :rank ORDER BY rank LIMIT 1;

-- name: next_alert(rank, alert_id)$
-- The alert after this that waits at a rank. Both are jumps in the index: comparing (rank, alert_id) as a pair would
-- read all that waits with the alert before it.
SELECT alert_id FROM delivery WHERE state = 'queued' AND rank = :rank AND alert_id > :alert_id
ORDER BY alert_id LIMIT 1;

-- name: earlier(rank, alert_id, chat_id, now)$
-- The oldest alert before this one that waits for the same chat at the same rank.
SELECT MIN(alert_id) FROM delivery
WHERE state = 'queued' AND rank = :rank AND chat_id = :chat_id AND not_before <= :now
    AND alert_id IN (SELECT id FROM alert WHERE expires_at > :now AND id < :alert_id);

-- name: due(rank, alert_id, first, now, limit)
-- From the chat `first` on.
-- Not while an earlier message of the story is on its way to that chat: what becomes of it decides what is owed.
SELECT d.alert_id, d.chat_id, d.watched_id, d.rank, d.attempts, d.maybe_sent,
    d.interrupted, d.plain, d.queued_at, d.quiet_start AS waited_from, d.quiet_end AS waited_to,
    c.kind, c.language, c.state AS chat_state, a.expires_at, a.incident_id, a.revision,
    (SELECT t.thread_id FROM topic t WHERE t.chat_id = d.chat_id) AS thread_id,
    (SELECT MAX(n.id) FROM alert n WHERE n.incident_id = a.incident_id) AS newest_id,
    w.reach_km, c.types, c.least_rank, c.quiet_start, c.quiet_end, c.breaks_through, c.zone, c.muted_until
FROM delivery d
JOIN alert a ON a.id = d.alert_id
JOIN chat c ON c.id = d.chat_id
LEFT JOIN watch w ON w.chat_id = d.chat_id AND w.place_id = d.watched_id
WHERE d.state = 'queued' AND d.rank = :rank AND d.alert_id = :alert_id
    AND d.chat_id >= :first AND d.not_before <= :now AND c.not_before <= :now
    AND NOT EXISTS (
        SELECT 1 FROM delivery s JOIN alert sa ON sa.id = s.alert_id
        WHERE s.state = 'sending' AND s.chat_id = d.chat_id AND sa.incident_id = a.incident_id
    )
ORDER BY d.chat_id LIMIT :limit;

-- name: waited(chat_id, alert_id, now, limit)
-- What else waited for the end of a chat's quiet hours and may come now, gravest and nearest first.
SELECT d.alert_id, d.chat_id, d.watched_id, d.rank, d.attempts, d.maybe_sent,
    d.interrupted, d.plain, d.queued_at, d.quiet_start AS waited_from, d.quiet_end AS waited_to,
    c.kind, c.language, c.state AS chat_state, a.expires_at, a.incident_id, a.revision,
    (SELECT t.thread_id FROM topic t WHERE t.chat_id = d.chat_id) AS thread_id,
    (SELECT MAX(n.id) FROM alert n WHERE n.incident_id = a.incident_id) AS newest_id,
    w.reach_km, c.types, c.least_rank, c.quiet_start, c.quiet_end, c.breaks_through, c.zone, c.muted_until
FROM delivery d
JOIN alert a ON a.id = d.alert_id
JOIN chat c ON c.id = d.chat_id
LEFT JOIN watch w ON w.chat_id = d.chat_id AND w.place_id = d.watched_id
WHERE d.chat_id = :chat_id AND d.quiet_start IS NOT NULL AND d.alert_id <> :alert_id
    AND d.state IN ('queued', 'held') AND d.not_before <= :now
    AND NOT EXISTS (
        SELECT 1 FROM delivery s JOIN alert sa ON sa.id = s.alert_id
        WHERE s.state = 'sending' AND s.chat_id = d.chat_id AND sa.incident_id = a.incident_id
    )
ORDER BY d.rank, d.alert_id LIMIT :limit;

-- name: heard(incident_id, alert_id, chat_id)
-- The earlier revisions that reached a chat, or may have.
SELECT a.id, a.revision, d.state, d.silent, d.message_id, COALESCE(d.settled_at, 0) AS at
FROM alert a JOIN delivery d ON d.alert_id = a.id AND d.chat_id = :chat_id
WHERE a.incident_id = :incident_id AND a.id < :alert_id
    AND (d.state IN ('sent', 'sending') OR d.maybe_sent > 0 OR d.interrupted > 0)
ORDER BY a.id;

-- name: mark_sending(alert_id, chat_id, watched_id, form, silent)*!
UPDATE delivery SET state = 'sending', attempts = attempts + 1, watched_id = :watched_id, form = :form,
    silent = :silent
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: hold(alert_id, chat_id, until)!
UPDATE delivery SET state = 'held', not_before = :until WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: hold_quiet(alert_id, chat_id, until, quiet_start, quiet_end)!
-- Until its chat's quiet hours end.
UPDATE delivery SET state = 'held', not_before = :until, quiet_start = :quiet_start, quiet_end = :quiet_end
WHERE alert_id = :alert_id AND chat_id = :chat_id;

-- name: let_go(chat_id, now)!
-- The quiet hours of a chat are others now: what waits for the end of the old ones is looked at again.
UPDATE delivery SET not_before = :now
WHERE chat_id = :chat_id AND state = 'held' AND quiet_start IS NOT NULL AND not_before > :now;

-- name: pace(chat_id, not_before)*!
UPDATE chat SET not_before = :not_before WHERE id = :chat_id AND not_before < :not_before;

-- name: chat_watches(chat_id)
SELECT place_id, reach_km FROM watch WHERE chat_id = :chat_id;

-- name: next_due()$
-- Of what waits for a time; what waits for an earlier message of its story is woken by that one's outcome.
SELECT MIN(CASE WHEN d.not_before > c.not_before THEN d.not_before ELSE c.not_before END)
FROM delivery d JOIN chat c ON c.id = d.chat_id JOIN alert a ON a.id = d.alert_id
WHERE d.state = 'queued' AND NOT EXISTS (
    SELECT 1 FROM delivery s JOIN alert sa ON sa.id = s.alert_id
    WHERE s.state = 'sending' AND s.chat_id = d.chat_id AND sa.incident_id = a.incident_id
);

-- name: next_held()$
SELECT MIN(not_before) FROM delivery WHERE state = 'held';
