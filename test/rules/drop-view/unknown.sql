-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- now
-- file: db/migrations/002_release.sql
DROP VIEW IF EXISTS active_users;
--                  ^^^^^^^^^^^^ warning drop-view: v1.0.0 may still use active_users: no query was found in the code of v1.0.0, so nothing tells what it uses
