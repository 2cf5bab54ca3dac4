-- name: kept()^
-- By how much the wall clock was ahead of the machine's steady one, and in which of its lives that was.
SELECT boot, offset_ms FROM clock WHERE id = 1;

-- name: keep(boot, offset_ms)!
INSERT INTO clock (id, boot, offset_ms) VALUES (1, :boot, :offset_ms)
ON CONFLICT (id) DO UPDATE SET boot = excluded.boot, offset_ms = excluded.offset_ms;

-- name: shift_items(by)!
UPDATE item SET not_before = not_before + :by, accepted_at = accepted_at + :by WHERE state IN ('queued', 'leased');

-- name: shift_alerts(by, since)!
-- Only of alerts that somebody may still be told: the others' time is past by either clock.
UPDATE alert SET expires_at = expires_at + :by WHERE expires_at > :since;

-- name: shift_queued(by)!
UPDATE delivery SET not_before = not_before + :by, queued_at = queued_at + :by
WHERE state IN ('queued', 'sending');

-- name: release_held(by, now)!
-- What waits for quiet hours to end, or for a sound to be past, is judged again by the clock as it is now.
UPDATE delivery SET not_before = :now, queued_at = queued_at + :by WHERE state = 'held';

-- name: shift_chats(by, since)!
UPDATE chat SET not_before = not_before + :by WHERE not_before > :since;

-- name: shift_pauses(by, since)!
-- Who asked for an hour of silence gets an hour.
UPDATE chat SET muted_until = muted_until + :by WHERE muted_until > :since;

-- name: shift_muted_places(by, since)!
UPDATE muted_place SET until = until + :by WHERE until > :since;

-- name: shift_edits(by)!
UPDATE edit SET not_before = not_before + :by, queued_at = queued_at + :by;

-- name: shift_replies(by)!
UPDATE reply SET not_before = not_before + :by, queued_at = queued_at + :by;

-- name: shift_digests(by)!
-- The one after it comes on its own day again.
UPDATE digest SET due_at = due_at + :by, next_at = next_at + :by;

-- name: shift_sources(by)!
UPDATE source SET heard_at = heard_at + :by;
