-- COPY FROM is no INSERT: a view takes none.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
COPY events (id, name) FROM STDIN;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events RENAME TO event_log;
--          ^^^^^^ error rename-table: v1.0.0 still copies rows into events, which is a view then: a view takes no COPY [db/queries/server.sql:1]
CREATE VIEW events AS SELECT * FROM event_log;
