-- schema
CREATE TABLE events (id bigint PRIMARY KEY, payload text);
-- v1
SELECT payload FROM events;
-- change
ALTER TABLE events ALTER COLUMN payload TYPE jsonb USING payload::jsonb;
CREATE INDEX events_payload ON events USING gin (payload);
