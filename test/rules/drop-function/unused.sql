-- Nobody calls it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax;
--            ^^^ information drop-function: Nothing in v1.0.0 uses tax(integer): searched 1 file with 1 query, all understood
