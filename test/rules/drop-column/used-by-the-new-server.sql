-- The previous server doesn't use the column, but the one being released does.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
SELECT nickname FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error broken-query: The new server still runs a query that fails then: users has no column nickname [db/queries/users.sql:2]
--                            ^^^^^^^^ information drop-column: Nothing in v1.0.0 uses users.nickname: searched 1 file with 1 query, all understood
