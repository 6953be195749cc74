-- schema
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- v1
SELECT 1;
-- change
DROP FUNCTION touch();
