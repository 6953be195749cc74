-- The previous server has stopped using the column: this is the second half of an expand and contract.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT id, nickname FROM users;
-- at: v1.1.0
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ information drop-column: Nothing in v1.1.0 uses users.nickname: searched 1 file with 1 query, all understood
