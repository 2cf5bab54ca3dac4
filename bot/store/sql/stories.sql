-- name: by_url(canonical_url)
-- Tests and exercises have no places here: a drill must not silence the real thing in the same words.
SELECT DISTINCT i.id, i.body FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.canonical_url = :canonical_url AND t.canonical_url <> ''
    AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id);

-- name: by_content(content_hash)
SELECT DISTINCT i.id, i.body FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.content_hash = :content_hash
    AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id);

-- name: by_item(item_id)
SELECT i.id, i.body FROM item t JOIN incident i ON i.id = t.incident_id
WHERE t.id = :item_id AND EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id);

-- name: by_place(place_id, since)
-- What was reported lately at a place itself (not merely somewhere in it).
SELECT i.id, i.body FROM incident_place p JOIN incident i ON i.id = p.incident_id
WHERE p.place_id = :place_id AND p.affected = 1 AND p.last_report_at >= :since
ORDER BY p.last_report_at DESC LIMIT 50;

-- name: ref_owner(ref)$
SELECT id FROM incident WHERE ref = :ref;

-- name: save(id, ref, revision, body, last_report_at)!
INSERT INTO incident (id, ref, revision, body, last_report_at)
VALUES (:id, :ref, :revision, :body, :last_report_at)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body,
    last_report_at = CASE WHEN excluded.last_report_at > incident.last_report_at THEN excluded.last_report_at
        ELSE incident.last_report_at END;

-- name: save_place(place_id, incident_id, last_report_at, affected)!
INSERT INTO incident_place (place_id, incident_id, last_report_at, affected)
VALUES (:place_id, :incident_id, :last_report_at, :affected)
ON CONFLICT (place_id, incident_id) DO UPDATE SET
    last_report_at = CASE WHEN excluded.last_report_at > incident_place.last_report_at THEN excluded.last_report_at
        ELSE incident_place.last_report_at END,
    affected = CASE WHEN excluded.affected > incident_place.affected THEN excluded.affected
        ELSE incident_place.affected END;

-- name: recent_at(place_id, limit)
SELECT i.id, i.body, i.last_report_at FROM incident_place p JOIN incident i ON i.id = p.incident_id
WHERE p.place_id = :place_id ORDER BY p.last_report_at DESC LIMIT :limit;

-- name: recent(limit)
-- Tests and exercises have no places here, and so are not told.
SELECT i.id, i.body, i.last_report_at FROM incident i
WHERE EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_id = i.id)
ORDER BY i.last_report_at DESC LIMIT :limit;
