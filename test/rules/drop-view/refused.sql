-- PostgreSQL refuses to take a column from a view.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id, name FROM active_users;
-- now
-- file: db/migrations/002_release.sql
CREATE OR REPLACE VIEW active_users AS SELECT id FROM users WHERE active;
--                     ^^^^^^^^^^^^ error refused: This fails: the new active_users lacks the column name, or has it elsewhere
