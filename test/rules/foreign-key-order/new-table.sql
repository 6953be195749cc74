-- A new table refers to what the previous server deletes; the new server fills it while both run.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, body text);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE badges (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users);
--           ^^^^^^ warning foreign-key-order: v1.0.0 deletes from users: rows of badges that refer to it stop that [db/queries/server.sql:1]
CREATE TABLE hats (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE SET NULL);
CREATE TABLE ties (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE SET NULL);
--           ^^^^ warning foreign-key-order: v1.0.0 deletes from users: user_id of ties would become NULL, which it must not [db/queries/server.sql:1]
