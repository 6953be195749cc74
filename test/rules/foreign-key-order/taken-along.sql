-- Marks go along with their note, and so with the user, but only after the new key was looked at; another action of a key there was.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE CASCADE);
CREATE TABLE marks (id bigint PRIMARY KEY, note bigint REFERENCES notes ON DELETE CASCADE);
CREATE TABLE hats (id bigint PRIMARY KEY, user_id bigint CONSTRAINT worn REFERENCES users ON DELETE SET NULL);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
INSERT INTO hats (id, user_id) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE marks ADD COLUMN user_id bigint REFERENCES users;
--                           ^^^^^^^ warning foreign-key-order: v1.0.0 deletes from users: rows of marks that refer to it stop that [db/queries/server.sql:1]
ALTER TABLE hats DROP CONSTRAINT worn;
ALTER TABLE hats ADD CONSTRAINT worn FOREIGN KEY (user_id) REFERENCES users NOT VALID;
--                              ^^^^ warning foreign-key-order: v1.0.0 deletes from users: rows of hats that refer to it stop that [db/queries/server.sql:1]
