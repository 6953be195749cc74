-- Dropped and created again with all its columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id, name FROM active_users;
-- now
-- file: db/migrations/002_release.sql
DROP VIEW active_users;
CREATE VIEW active_users AS SELECT id, name, active FROM users WHERE active;
