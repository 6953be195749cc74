-- A key is replaced by one that asks for no more; another is dropped again; a third is not enforced for anybody yet.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint CONSTRAINT notes_user REFERENCES users, body text);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
INSERT INTO notes (id, user_id) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes DROP CONSTRAINT notes_user;
ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
--                               ^^^^^^^^^^ warning cascade: v1.0.0 deletes from users, and then loses rows of notes as well [db/queries/server.sql:1]
ALTER TABLE users ADD COLUMN best bigint CONSTRAINT users_best REFERENCES users;
ALTER TABLE users DROP CONSTRAINT users_best;
