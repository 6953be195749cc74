-- schema
CREATE TABLE log (line text);
CREATE PROCEDURE note(line text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (line); END $$;
-- v1
CALL note('started');
-- v2
SELECT 1;
-- change
DROP PROCEDURE note(text);
