-- The previous server deletes users while notes still refer to them.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, body text);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
--                               ^^^^^^^^^^ warning foreign-key-order: v1.0.0 deletes from users: rows of notes that refer to it stop that [db/queries/server.sql:1]
