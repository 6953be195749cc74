-- Nobody writes to it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
SELECT id, body FROM notes;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);
INSERT INTO notes_new SELECT id, body FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
