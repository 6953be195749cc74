-- Rows are copied, and the copy takes the table's place.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);
INSERT INTO notes_new SELECT id, body FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
--          ^^^^^^^^^ error copy-and-swap: v1.0.0 writes to notes; what it writes after the copy into notes_new is lost when that takes its place [db/queries/server.sql:1]
