-- The function's body is bound when it runs.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE FUNCTION user_count() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM users); END $$;
-- file: db/queries/users.sql
SELECT user_count();
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
--          ^^^^^ warning rename-table: v1.0.0 may still use users: the database function user_count names users
