-- The server reads a view, and the view reads the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, active boolean);
CREATE VIEW active_users AS SELECT id, nickname FROM users WHERE active;
-- file: db/queries/users.sql
SELECT id FROM active_users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
DROP VIEW active_users;
--        ^^^^^^^^^^^^ error drop-view: v1.0.0 still reads active_users [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname through the view active_users [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN active;
--                            ^^^^^^ error drop-column: v1.0.0 still reads users.active through the view active_users [db/queries/users.sql:1]
