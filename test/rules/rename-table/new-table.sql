-- The table came into being in this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_notes.sql
CREATE TABLE note (id bigint PRIMARY KEY);
ALTER TABLE note RENAME TO notes;
