-- A function that is called goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
-- file: db/queries/users.sql
SELECT tax(1) FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_functions.sql
DROP FUNCTION tax(int);
--            ^^^ error drop-function: v1.0.0 still calls tax(integer) [db/queries/users.sql:1]
