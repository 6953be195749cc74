-- Nobody reads it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP VIEW active_users;
--        ^^^^^^^^^^^^ information drop-view: Nothing in v1.0.0 uses active_users: searched 1 file with 1 query, all understood
