-- `SELECT *` doesn't fail without the column; the code behind it perhaps does.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT * FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 may still use users.nickname: it reads users with *, and may need any of its columns [db/queries/users.sql:1]
