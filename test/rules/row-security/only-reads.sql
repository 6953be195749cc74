-- Reading is let pass, and nothing else is done.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
SELECT body FROM notes;
-- now
-- file: db/migrations/002_release.sql
CREATE POLICY p ON notes FOR SELECT USING (true);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
