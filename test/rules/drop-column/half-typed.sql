-- Somebody is typing above: the finding below stays.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users ADD COL
--^^^^^^^^^^^^^^^^^^^^^^^ warning not-understood: This statement is not understood: syntax error at end of input

ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1]
