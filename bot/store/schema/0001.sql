-- The first schema. Times are integer milliseconds UTC; ids are made by the application, so that the same
-- statements serve SQLite and PostgreSQL. What each table is for stands above it.

-- The inbox: every item as it was accepted. state: queued, leased, done, dead.
CREATE TABLE item (
    seq BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    body TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    decision TEXT,
    reason TEXT,
    incident_id TEXT,
    report TEXT,
    settled_at BIGINT
);
CREATE INDEX item_open ON item (seq, not_before) WHERE state IN ('queued', 'leased');
CREATE INDEX item_by_url ON item (canonical_url) WHERE canonical_url <> '';
CREATE INDEX item_by_content ON item (content_hash);

-- One real event, as the reports of it add up; body holds the whole of it.
CREATE TABLE incident (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    last_report_at BIGINT NOT NULL
);

CREATE INDEX incident_recent ON incident (last_report_at);

-- Where incidents are: each affected place and everything that holds it (for /recent and for stories).
-- affected is 1 for the place itself, 0 for what holds it.
CREATE TABLE incident_place (
    place_id TEXT NOT NULL,
    last_report_at BIGINT NOT NULL,
    incident_id TEXT NOT NULL,
    affected BIGINT NOT NULL,
    PRIMARY KEY (place_id, incident_id)
);
CREATE INDEX incident_place_recent ON incident_place (place_id, last_report_at);
CREATE INDEX incident_place_of ON incident_place (incident_id);

-- One revision told to people. keys is the fan-out's plan, (key_index, chat_cursor) how far it has come.
CREATE TABLE alert (
    id BIGINT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    keys TEXT NOT NULL,
    severity_rank BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    key_index BIGINT NOT NULL,
    chat_cursor BIGINT NOT NULL,
    fanned_out_at BIGINT,
    UNIQUE (incident_id, revision)
);
CREATE INDEX alert_open ON alert (id) WHERE fanned_out_at IS NULL;

-- The words of an alert, rendered once a language and leading place.
CREATE TABLE alert_text (
    alert_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (alert_id, language, lead_id)
);

-- Subscribers. state: active, stopped (by /stop), gone (blocked or kicked us). not_before parks a chat.
CREATE TABLE chat (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE watch (
    chat_id BIGINT NOT NULL,
    place_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, place_id)
);
CREATE UNIQUE INDEX watch_by_place ON watch (place_id, chat_id);

-- The outbox of alerts. state: queued, sending, sent, dead. maybe_sent counts sends whose answer never came,
-- interrupted those under way when the process died.
CREATE TABLE delivery (
    alert_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    watched_id TEXT NOT NULL,
    rank BIGINT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    maybe_sent BIGINT NOT NULL,
    interrupted BIGINT NOT NULL,
    plain BIGINT NOT NULL,
    message_id BIGINT,
    reason TEXT,
    queued_at BIGINT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (alert_id, chat_id)
);
CREATE INDEX delivery_due ON delivery (rank, alert_id, chat_id) WHERE state = 'queued';
CREATE INDEX delivery_sending ON delivery (alert_id) WHERE state = 'sending';
CREATE INDEX delivery_by_chat ON delivery (chat_id);

-- The outbox of answers to people: removed as soon as it is settled, nothing of a talk is kept.
CREATE TABLE reply (
    id BIGINT NOT NULL PRIMARY KEY,
    chat_id BIGINT NOT NULL,
    method TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    maybe_sent BIGINT NOT NULL,
    queued_at BIGINT NOT NULL
);

CREATE INDEX reply_by_chat ON reply (chat_id, id);

-- Which Telegram updates had their effect; set_aside marks one that failed for good, without its content.
CREATE TABLE handled_update (
    update_id BIGINT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    done BIGINT NOT NULL,
    at BIGINT NOT NULL
);
