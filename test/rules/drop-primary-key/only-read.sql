-- The table is used, and whether the key is needed can not be told.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT name FROM events;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey;
--                                 ^^^^^^^^^^^ warning drop-primary-key: v1.0.0 may count on the primary key (id) of events: it uses the table, and rows may repeat then [db/queries/server.sql:1]
