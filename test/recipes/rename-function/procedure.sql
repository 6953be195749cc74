-- schema
CREATE TABLE log (line text);
CREATE PROCEDURE note(line text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (line); END $$;
-- v1
CALL note('a');
-- v2
CALL write('a');
-- change
ALTER PROCEDURE note(text) RENAME TO write;
