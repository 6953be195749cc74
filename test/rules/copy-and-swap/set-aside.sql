-- The old table is set aside; the copy is made by CREATE TABLE AS.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE "notes copy" AS SELECT id, body FROM notes;
--           ^^^^^^^^^^^^ information long-query: notes copy is filled by a query over notes: the migration takes as long as that
ALTER TABLE notes RENAME TO notes_old;
ALTER TABLE "notes copy" RENAME TO notes;
--          ^^^^^^^^^^^^ error copy-and-swap: v1.0.0 writes to notes; what it writes after the copy into notes copy is lost when that takes its place [db/queries/server.sql:1]
