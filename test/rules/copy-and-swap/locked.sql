-- Locked against writes before the copy, in one transaction.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
BEGIN;
LOCK TABLE notes IN SHARE MODE;
--         ^^^^^ warning lock-table: LOCK TABLE keeps notes in SHARE mode until the transaction ends: writes wait
CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);
INSERT INTO notes_new SELECT id, body FROM notes;
--          ^^^^^^^^^ warning lock-held: notes stays locked while these rows are written: writes wait until the transaction ends
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
COMMIT;
