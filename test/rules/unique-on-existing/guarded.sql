-- A block before it that raises an error where rows repeat; one that looks at something else does not count.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE teams (id bigint PRIMARY KEY, name text);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_unique.sql
DO $$ BEGIN
  IF EXISTS (SELECT email FROM users GROUP BY email HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of users repeat email';
  END IF;
END $$;
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
CREATE UNIQUE INDEX CONCURRENTLY teams_name_key ON teams (name);
--                               ^^^^^^^^^^^^^^ warning unique-on-existing: Rows of teams that repeat name make this fail
