-- A function of the database names the column; who calls it can't be followed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
CREATE FUNCTION greet(user_id bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT 'hello ' || nickname FROM users WHERE id = user_id);
END $$;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 may still use users.nickname: the database function greet names nickname
