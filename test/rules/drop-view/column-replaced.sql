-- MySQL lets CREATE OR REPLACE drop a column.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id, name FROM active_users;
-- now
-- file: db/migrations/002_release.sql
CREATE OR REPLACE VIEW active_users AS SELECT id FROM users WHERE active;
--                     ^^^^^^^^^^^^ error drop-view: v1.0.0 still reads active_users.name; the view active_users no longer has it [db/queries/server.sql:1]
