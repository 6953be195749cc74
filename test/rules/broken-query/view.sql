-- A view goes, and another loses a column; what nobody reads may go.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nick text, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
CREATE VIEW named AS SELECT id, nick FROM users;
CREATE VIEW nobody AS SELECT id FROM users;
-- file: db/queries/users.sql
SELECT id FROM active_users;
SELECT id, nick FROM named;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_views.sql
DROP VIEW active_users;
--        ^^^^^^^^^^^^ error drop-view: v1.0.0 still reads active_users [db/queries/users.sql:1]
DROP VIEW named;
--        ^^^^^ error drop-view: v1.0.0 still reads named.nick; the view named no longer has it [db/queries/users.sql:2]
CREATE VIEW named AS SELECT id FROM users;
DROP VIEW nobody;
--        ^^^^^^ information drop-view: Nothing in v1.0.0 uses nobody: searched 1 file with 2 queries, all understood
