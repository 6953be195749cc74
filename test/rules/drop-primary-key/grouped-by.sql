-- GROUP BY of the key allows the other columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT id, name, count(*) FROM events GROUP BY id;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey;
--                                 ^^^^^^^^^^^ error drop-primary-key: v1.0.0 groups by id and reads more of the row, which needs the primary key (id) of events [db/queries/server.sql:1]
