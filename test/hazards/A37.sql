-- Drop a primary key the previous server groups by
-- before
CREATE TABLE events (id bigint PRIMARY KEY, code text NOT NULL, name text);
CREATE UNIQUE INDEX events_code_ux ON events (code);
-- v1
SELECT id, name, count(*) FROM events GROUP BY id;
-- migration fires
ALTER TABLE events DROP CONSTRAINT events_pkey;
-- migration silent
ALTER TABLE events ADD CONSTRAINT events_code_key UNIQUE USING INDEX events_code_ux;
