-- A query of the previous server names the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
-- name: FindUser :one
SELECT id, nickname FROM users WHERE id = $1;
-- now
-- file: db/queries/users.sql
-- name: FindUser :one
SELECT id FROM users WHERE id = $1;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:2]
