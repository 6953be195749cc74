-- MySQL swaps both names at once.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES (?, ?);
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);
INSERT INTO notes_new SELECT id, body FROM notes;
RENAME TABLE notes TO notes_old, notes_new TO notes;
--                               ^^^^^^^^^ error copy-and-swap: v1.0.0 writes to notes; what it writes after the copy into notes_new is lost when that takes its place [db/queries/server.sql:1]
