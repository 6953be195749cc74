-- Nothing shows that the user is there before the note; NULL needs none.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, user_id, body) VALUES ($1, $2, $3);
INSERT INTO notes (id, user_id) VALUES ($1, NULL);
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
--                               ^^^^^^^^^^ warning foreign-key-order: v1.0.0 may write rows to notes whose user_id is not in users: nothing shows that the row of users is there first [db/queries/server.sql:1]
