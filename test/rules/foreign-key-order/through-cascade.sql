-- Users take their notes along, and the new marks refer to notes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE CASCADE, body text);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE marks (id bigint PRIMARY KEY, note bigint REFERENCES notes (id));
--           ^^^^^ warning foreign-key-order: v1.0.0 deletes from users, which takes rows of notes along: rows of marks that refer to it stop that [db/queries/server.sql:1]
