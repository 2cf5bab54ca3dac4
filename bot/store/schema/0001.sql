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

-- When each source was last heard: its silence is not safety, and people may ask. times is in how many batches it
-- spoke, silent_told whether the operator has heard that it speaks no more.
CREATE TABLE source (
    name TEXT NOT NULL PRIMARY KEY,
    heard_at BIGINT NOT NULL,
    times BIGINT NOT NULL DEFAULT 1,
    silent_told BIGINT NOT NULL DEFAULT 0
);

-- What the operator is to hear, until it is told: why, how often since when; never whom it concerned.
CREATE TABLE notice (
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    PRIMARY KEY (kind, about)
);

-- By how much the wall clock was ahead of the machine's steady one, and in which of its lives: one row.
CREATE TABLE clock (
    id BIGINT NOT NULL PRIMARY KEY,
    boot TEXT NOT NULL,
    offset_ms BIGINT NOT NULL
);

-- One real event, as the reports of it add up; body holds the whole of it.
CREATE TABLE incident (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    last_report_at BIGINT NOT NULL
);

CREATE INDEX incident_recent ON incident (last_report_at);

-- Where incidents are: each affected place and everything that holds it (for /recent).
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

-- Where stories are looked for: keys of area, kind and day, as alerts/story_index.py makes them. A report asks for
-- the newest few of each of its keys, so that it costs the same among a thousand stories and a hundred thousand.
CREATE TABLE story_key (
    key TEXT NOT NULL,
    heard_at BIGINT NOT NULL,
    incident_id TEXT NOT NULL,
    PRIMARY KEY (key, heard_at, incident_id)
);
CREATE INDEX story_key_of ON story_key (incident_id);

-- One revision told to people. kind, loud and wrong_since stand in body too: here they are asked of other
-- revisions. plan is the fan-out in steps; (step, chat_cursor) is how far it has come, next_rank and chunks are its
-- place among the fan-outs of other alerts: nearest first, then who has had least.
CREATE TABLE alert (
    id BIGINT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    kind TEXT NOT NULL,
    loud BIGINT NOT NULL,
    wrong_since BIGINT NOT NULL,
    body TEXT NOT NULL,
    keys TEXT NOT NULL,
    plan TEXT NOT NULL,
    severity_rank BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    step BIGINT NOT NULL,
    chat_cursor BIGINT NOT NULL,
    next_rank BIGINT NOT NULL,
    chunks BIGINT NOT NULL,
    fanned_out_at BIGINT,
    UNIQUE (incident_id, revision)
);
CREATE INDEX alert_by_expiry ON alert (expires_at);
CREATE INDEX alert_open ON alert (next_rank, chunks, id) WHERE fanned_out_at IS NULL;

-- The words of an alert, rendered once a form, language and leading place. form is own for the alert as it is,
-- else what it is to a chat that missed the revisions before it: new, update, correction.
CREATE TABLE alert_text (
    alert_id BIGINT NOT NULL,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (alert_id, form, language, lead_id)
);

-- Subscribers. state: active, stopped (by /stop), gone (blocked or kicked us). not_before parks a chat.
-- Then what they wish: types as a mask of EventType's order, the least severity as its rank, quiet hours in
-- minutes of the local day. The defaults are everybody's until they choose.
CREATE TABLE chat (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    types BIGINT NOT NULL DEFAULT 127,
    least_rank BIGINT NOT NULL DEFAULT 4,
    quiet_start BIGINT,
    quiet_end BIGINT,
    breaks_through BIGINT NOT NULL DEFAULT 1,
    zone TEXT NOT NULL DEFAULT '',
    muted_until BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX chat_muted ON chat (muted_until) WHERE muted_until > 0;

-- Since when a chat is known to be gone; what it chose is kept for a while, for its return.
CREATE TABLE gone (
    chat_id BIGINT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL
);

-- The topic of a forum that alerts go to; a chat without a row has them in its general topic.
CREATE TABLE topic (
    chat_id BIGINT NOT NULL PRIMARY KEY,
    thread_id BIGINT NOT NULL
);

-- Channels that the bot may post in, under the names their managers know; and who asked to manage which.
CREATE TABLE channel (
    chat_id BIGINT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL
);
CREATE TABLE channel_manager (
    user_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, channel_id)
);
CREATE INDEX channel_manager_of ON channel_manager (channel_id);

-- Whose private chat speaks for a channel at present, and until when if nothing more is said.
CREATE TABLE managing (
    user_id BIGINT NOT NULL PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    until BIGINT NOT NULL
);

-- Stories that a chat wants to hear no more of, and places that it leaves in peace for a time.
CREATE TABLE muted_story (
    chat_id BIGINT NOT NULL,
    incident_id TEXT NOT NULL,
    PRIMARY KEY (chat_id, incident_id)
);
CREATE TABLE muted_place (
    chat_id BIGINT NOT NULL,
    place_id TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (chat_id, place_id)
);
CREATE INDEX muted_place_until ON muted_place (until);

-- What people say against an alert (wrong_place, false): in how many chats, never in which. place_id is the place
-- that the first of them had in line 1.
CREATE TABLE feedback (
    incident_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    place_id TEXT NOT NULL,
    chats BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    PRIMARY KEY (incident_id, kind)
);
-- Who said it, only as long as the button works, so that a chat counts once.
CREATE TABLE feedback_given (
    chat_id BIGINT NOT NULL,
    incident_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, incident_id, kind)
);

-- reach_km: how far around a town counts as in it, 15 unless narrowed or widened; of no account for a division.
CREATE TABLE watch (
    chat_id BIGINT NOT NULL,
    place_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    reach_km BIGINT NOT NULL DEFAULT 15,
    PRIMARY KEY (chat_id, place_id)
);
-- All that a fan-out asks of a watch: it reads nothing but this.
CREATE INDEX watch_by_place ON watch (place_id, chat_id, reach_km);
-- The centres of circles: few, however many the subscribers.
CREATE INDEX watch_circle ON watch (place_id, reach_km) WHERE reach_km > 15;

-- The outbox of alerts. state: queued, held (by the ten minutes between two sounds), sending, sent, dead.
-- rank is the order in which people are told. maybe_sent counts sends whose answer never came,
-- interrupted those under way when the process died. form and silent are those of the last try.
-- quiet_start and quiet_end are the quiet hours, in minutes of the local day, whose end it waited for: what
-- waited for the same end is told in one message, and has one message_id.
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
    form TEXT,
    silent BIGINT,
    message_id BIGINT,
    reason TEXT,
    quiet_start BIGINT,
    quiet_end BIGINT,
    queued_at BIGINT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (alert_id, chat_id)
);
CREATE INDEX delivery_due ON delivery (rank, alert_id, chat_id) WHERE state = 'queued';
CREATE INDEX delivery_held ON delivery (not_before) WHERE state = 'held';
CREATE INDEX delivery_held_by_alert ON delivery (alert_id) WHERE state = 'held';
CREATE INDEX delivery_sending ON delivery (chat_id) WHERE state = 'sending';
-- Of one chat alone: by a message that it shows; all of it by way of the alerts, `alert_id IN (SELECT id FROM alert)`.
-- An index for that would take each row of each fan-out, and cost the more the more alerts are kept.
CREATE INDEX delivery_message ON delivery (chat_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX delivery_waited ON delivery (chat_id) WHERE quiet_start IS NOT NULL;

-- Messages whose first line is to say that they were wrong; for_id is the alert that says so.
-- state: queued, sending; removed once it is settled.
CREATE TABLE edit (
    alert_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    for_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    PRIMARY KEY (alert_id, chat_id),
    FOREIGN KEY (alert_id, chat_id) REFERENCES delivery (alert_id, chat_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX edit_due ON edit (queued_at, alert_id, chat_id) WHERE state = 'queued';

-- Digests that chats ordered, their own outbox too. weekday from 0 (Monday), none for every day; minute of the local
-- day. told_to is where the last one's time ended, due_at the hour that the next one is for, next_at when to try it.
-- state: waiting, sending.
CREATE TABLE digest (
    chat_id BIGINT NOT NULL PRIMARY KEY,
    weekday BIGINT,
    minute BIGINT NOT NULL,
    picture BIGINT NOT NULL,
    told_to BIGINT,
    due_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX digest_due ON digest (next_at) WHERE state = 'waiting';
CREATE INDEX digest_sending ON digest (chat_id) WHERE state = 'sending';

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

-- Names of places that people asked for in vain and want the operator to know; never who asked.
CREATE TABLE wanted (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- Which Telegram updates had their effect; set_aside marks one that failed for good, without its content.
CREATE TABLE handled_update (
    update_id BIGINT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    done BIGINT NOT NULL,
    at BIGINT NOT NULL
);

-- The imported gazetteer. First the good rows of each country's dump, compressed: what the index is made of, and made
-- again of after an upgrade. Then the index that the bot reads, one row; stamp tells what it was made by.
CREATE TABLE place_dump (
    country TEXT NOT NULL PRIMARY KEY,
    imported_at BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE TABLE place_index (
    id BIGINT NOT NULL PRIMARY KEY,
    stamp TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    body BYTEA NOT NULL
);
