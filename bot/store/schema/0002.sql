-- When a story closed, for the time its deliveries are kept: with its last report, a siege or a captivity that nobody
-- has told the end of much later (alerts/story_index.py).
ALTER TABLE incident ADD COLUMN closes_at BIGINT NOT NULL DEFAULT 0;
UPDATE incident SET closes_at = last_report_at;
CREATE INDEX incident_closes ON incident (closes_at);
