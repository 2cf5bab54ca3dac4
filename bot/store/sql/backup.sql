-- A backup is a picture of one moment: what waited then may have been told since. In the copy it waits for the
-- operator's word: deliveries and items are `parked`, a fan-out that was under way is done as of PARKED, no moment of ours.

-- name: park_deliveries()!
-- Each may be a repeat when it goes out, and says so.
UPDATE delivery SET state = 'parked', maybe_sent = CASE WHEN maybe_sent = 0 THEN 1 ELSE maybe_sent END
WHERE state IN ('queued', 'held', 'sending');

-- name: park_alerts(parked)!
UPDATE alert SET fanned_out_at = :parked WHERE fanned_out_at IS NULL;

-- name: park_items()!
UPDATE item SET state = 'parked' WHERE state IN ('queued', 'leased');

-- name: drop_replies()!
-- Answers to what somebody typed before the backup.
DELETE FROM reply;

-- name: waiting(parked)^
SELECT (SELECT COUNT(*) FROM delivery WHERE state = 'parked') AS deliveries,
    (SELECT COUNT(*) FROM alert WHERE fanned_out_at = :parked) AS alerts,
    (SELECT COUNT(*) FROM item WHERE state = 'parked') AS items;

-- name: release_deliveries(now)!
UPDATE delivery SET state = 'queued', not_before = :now WHERE state = 'parked';

-- name: release_alerts(parked)!
-- The newest revision of each story; what an older one had to tell is told with it.
UPDATE alert SET fanned_out_at = NULL WHERE fanned_out_at = :parked AND NOT EXISTS (
    SELECT 1 FROM alert n WHERE n.incident_id = alert.incident_id AND n.id > alert.id
);

-- name: release_items(now)!
UPDATE item SET state = 'queued', not_before = :now WHERE state = 'parked';

-- name: bury_deliveries(reason, now)!
UPDATE delivery SET state = 'dead', reason = :reason, settled_at = :now WHERE state = 'parked';

-- name: bury_alerts(parked, now)!
UPDATE alert SET fanned_out_at = :now WHERE fanned_out_at = :parked;

-- name: bury_items(reason, now)!
UPDATE item SET state = 'dead', reason = :reason, settled_at = :now WHERE state = 'parked';
