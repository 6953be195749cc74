-- The new server was not changed everywhere: one of its queries still names what the release takes away.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nick text, email text);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
SELECT nick FROM users;
SELECT email FROM users;
SELECT shoe FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ error broken-query: The new server still runs a query that fails then: users has no column nick [db/queries/users.sql:2]
--                            ^^^^ information drop-column: Nothing in v1.0.0 uses users.nick: searched 1 file with 1 query, all understood
ALTER TABLE users RENAME COLUMN email TO mail;
--                              ^^^^^ error broken-query: The new server still runs a query that fails then: users has no column email [db/queries/users.sql:3]
--                              ^^^^^ information rename-column: Nothing in v1.0.0 uses users.email: searched 1 file with 1 query, all understood
