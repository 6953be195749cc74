-- The code inserts the user first, or takes it from the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, body text);
-- file: db/queries/server.sql
INSERT INTO users (id) VALUES ($1);
INSERT INTO notes (id, user_id) VALUES ($1, $2);
INSERT INTO notes (id, user_id) SELECT $1, id FROM users WHERE name = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
