-- schema
CREATE PROCEDURE book(IN amount integer, OUT tax integer) LANGUAGE plpgsql AS $$ BEGIN tax := amount / 5; END $$;
-- v1
CALL book(1, NULL);
-- v2
CALL enter(1, NULL);
-- change
ALTER PROCEDURE book(integer) RENAME TO enter;
