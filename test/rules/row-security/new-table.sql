-- A table of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
SELECT body FROM notes;
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE fresh (id bigint PRIMARY KEY);
ALTER TABLE fresh ENABLE ROW LEVEL SECURITY;
