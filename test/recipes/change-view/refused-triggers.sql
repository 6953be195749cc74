-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name, mail FROM users;
CREATE FUNCTION write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER write_people INSTEAD OF INSERT ON people FOR EACH ROW EXECUTE FUNCTION write();
-- v1
SELECT name, mail FROM people WHERE id = $1;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, name FROM users;
