-- Nobody uses the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey;
--                                 ^^^^^^^^^^^ information drop-primary-key: v1.0.0 never uses events: searched 1 file with 1 query, all understood
