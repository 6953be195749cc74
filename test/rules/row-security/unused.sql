-- Nobody uses the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
