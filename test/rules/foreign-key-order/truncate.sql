-- TRUNCATE of a table that is referred to fails, without any row.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, body text);
-- file: db/queries/server.sql
TRUNCATE users;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE badges (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE CASCADE);
--           ^^^^^^ error foreign-key-order: v1.0.0 truncates users, which no longer works when badges refers to it [db/queries/server.sql:1]
