-- Triggers made, dropped or switched on a table in use
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER note_change BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note_change();
-- migration fires
ALTER TABLE orders DISABLE TRIGGER ALL;
-- migration silent
CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TRIGGER note_change BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION note_change();
