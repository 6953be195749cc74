-- Moved to another schema: the unqualified name finds it no more.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE SCHEMA app;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM app.users;
-- file: db/migrations/002_move.sql
ALTER TABLE users SET SCHEMA app;
--          ^^^^^ error rename-table: v1.0.0 still reads users [db/queries/users.sql:1]
ALTER TABLE notes SET SCHEMA app;
--          ^^^^^ information rename-table: Nothing in v1.0.0 uses notes: searched 1 file with 1 query, all understood
