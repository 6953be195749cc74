-- Created again without a column that is read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id, name FROM active_users;
-- now
-- file: db/migrations/002_release.sql
DROP VIEW active_users;
--        ^^^^^^^^^^^^ error drop-view: v1.0.0 still reads active_users.name; the view active_users no longer has it [db/queries/server.sql:1]
CREATE VIEW active_users AS SELECT id, active FROM users WHERE active;
