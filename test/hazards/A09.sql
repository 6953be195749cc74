-- A function that takes the same calls as an older one of its name
-- before
CREATE FUNCTION f1(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
-- v1
SELECT f1($1);
-- migration fires
CREATE FUNCTION f1(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS $$ SELECT a + b $$;
-- migration silent
CREATE OR REPLACE FUNCTION f1(a int) RETURNS int LANGUAGE sql AS $$ SELECT a + 1 $$;
