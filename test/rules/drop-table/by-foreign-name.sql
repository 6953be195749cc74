-- Another schema's table of the same name is another table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA audit;
CREATE TABLE events (id bigint PRIMARY KEY);
CREATE TABLE audit.events (id bigint PRIMARY KEY);
-- file: db/queries/events.sql
SELECT id FROM events;
-- now
-- file: db/migrations/002_tidy.sql
DROP TABLE audit.events;
--               ^^^^^^ information drop-table: Nothing in v1.0.0 uses audit.events: searched 1 file with 1 query, all understood
