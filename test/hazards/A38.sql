-- Put a view in a table's place that can't do all the previous server asks of it
-- before
CREATE TABLE events (id bigint PRIMARY KEY, name text);
GRANT SELECT, INSERT ON events TO app;
-- v1 fires
TRUNCATE events;
INSERT INTO events (id, name) VALUES ($1, $2);
-- v1 silent
SELECT id, name FROM events;
INSERT INTO events (id, name) VALUES ($1, $2);
-- migration
BEGIN;
ALTER TABLE events RENAME TO event_log;
CREATE VIEW events AS SELECT * FROM event_log;
GRANT ALL ON events TO app;
COMMIT;
-- also: lock-timeout: a rename locks the table, whatever stands in for it
