-- Nothing of the previous server names it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
DROP TABLE sessions;
--         ^^^^^^^^ information drop-table: Nothing in v1.0.0 uses sessions: searched 1 file with 1 query, all understood
