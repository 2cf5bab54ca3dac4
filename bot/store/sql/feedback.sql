-- name: alert(alert_id)^
SELECT body, created_at FROM alert WHERE id = :alert_id;

-- name: mute_story(chat_id, incident_id)!
INSERT INTO muted_story (chat_id, incident_id) VALUES (:chat_id, :incident_id)
ON CONFLICT (chat_id, incident_id) DO NOTHING;

-- name: hear_story(chat_id, incident_id)!
DELETE FROM muted_story WHERE chat_id = :chat_id AND incident_id = :incident_id;

-- name: mute_place(chat_id, place_id, until)!
INSERT INTO muted_place (chat_id, place_id, until) VALUES (:chat_id, :place_id, :until)
ON CONFLICT (chat_id, place_id) DO UPDATE SET until = excluded.until;

-- name: hear_place(chat_id, place_id)!
DELETE FROM muted_place WHERE chat_id = :chat_id AND place_id = :place_id;

-- name: mutes(chat_id, incident_id, now)
-- What keeps a story's alerts from a chat: "" for the story itself, else the ids of its muted places.
SELECT '' AS place_id FROM muted_story WHERE chat_id = :chat_id AND incident_id = :incident_id
UNION ALL
SELECT place_id FROM muted_place WHERE chat_id = :chat_id AND until > :now;

-- name: watched(chat_id)
SELECT place_id FROM watch WHERE chat_id = :chat_id;

-- name: give(chat_id, incident_id, kind, now)!
INSERT INTO feedback_given (chat_id, incident_id, kind, at) VALUES (:chat_id, :incident_id, :kind, :now)
ON CONFLICT (chat_id, incident_id, kind) DO NOTHING;

-- name: count(incident_id, kind, place_id, now)$
INSERT INTO feedback (incident_id, kind, place_id, chats, first_at) VALUES (:incident_id, :kind, :place_id, 1, :now)
ON CONFLICT (incident_id, kind) DO UPDATE SET chats = feedback.chats + 1
RETURNING chats;

-- name: totals()
SELECT kind, COUNT(*) AS stories FROM feedback GROUP BY kind ORDER BY kind;

-- name: muted_stories(chat_id)
SELECT i.ref FROM muted_story m JOIN incident i ON i.id = m.incident_id WHERE m.chat_id = :chat_id ORDER BY i.ref;

-- name: muted_places(chat_id)
SELECT place_id, until FROM muted_place WHERE chat_id = :chat_id ORDER BY place_id;

-- name: given(chat_id)
SELECT i.ref, g.kind, g.at FROM feedback_given g JOIN incident i ON i.id = g.incident_id
WHERE g.chat_id = :chat_id ORDER BY g.at;

-- name: forget_stories(chat_id)!
DELETE FROM muted_story WHERE chat_id = :chat_id;

-- name: forget_places(chat_id)!
DELETE FROM muted_place WHERE chat_id = :chat_id;

-- name: forget_given(chat_id)!
DELETE FROM feedback_given WHERE chat_id = :chat_id;

-- name: move_stories(old_id, new_id)!
INSERT INTO muted_story (chat_id, incident_id)
SELECT :new_id, incident_id FROM muted_story WHERE chat_id = :old_id
ON CONFLICT (chat_id, incident_id) DO NOTHING;

-- name: move_places(old_id, new_id)!
INSERT INTO muted_place (chat_id, place_id, until)
SELECT :new_id, place_id, until FROM muted_place WHERE chat_id = :old_id
ON CONFLICT (chat_id, place_id) DO NOTHING;

-- name: move_given(old_id, new_id)!
INSERT INTO feedback_given (chat_id, incident_id, kind, at)
SELECT :new_id, incident_id, kind, at FROM feedback_given WHERE chat_id = :old_id
ON CONFLICT (chat_id, incident_id, kind) DO NOTHING;

-- name: purge_stories()!
DELETE FROM muted_story WHERE incident_id NOT IN (SELECT id FROM incident);

-- name: next_place_end()$
SELECT MIN(until) FROM muted_place;

-- name: purge_places(before)!
-- Whose end could not be said for a day.
DELETE FROM muted_place WHERE until <= :before;

-- name: end_places(now)
DELETE FROM muted_place WHERE until <= :now RETURNING chat_id, place_id;

-- name: purge_given(before)!
DELETE FROM feedback_given WHERE at < :before;

-- name: purge_feedback()!
DELETE FROM feedback WHERE incident_id NOT IN (SELECT id FROM incident);
