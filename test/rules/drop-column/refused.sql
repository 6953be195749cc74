-- The server refuses it, because a view needs the column and nothing says CASCADE: what was meant is judged.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
CREATE VIEW people AS SELECT nickname FROM users;
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1]
--                            ^^^^^^^^ error refused: This fails: the view people reads users.nickname
