-- schema
CREATE TABLE events (id uuid PRIMARY KEY, payload text);
-- v1
INSERT INTO events (id, payload) VALUES ($1, $2);
SELECT payload FROM events;
-- v2
SELECT payload::jsonb FROM events;
-- change
ALTER TABLE events ALTER COLUMN payload TYPE jsonb USING payload::jsonb;
