-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 18 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER items_stamp BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION stamp();
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_off.sql
CREATE TABLE parts (id bigint PRIMARY KEY, size int CONSTRAINT parts_size CHECK (size > 0) NOT ENFORCED);
--                                                             ^^^^^^^^^^ warning not-enforced: parts_size of parts is NOT ENFORCED: no row is ever checked
ALTER TABLE items ADD COLUMN height int CHECK (height > 0) NOT ENFORCED;
--                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning not-enforced: A constraint of items is NOT ENFORCED: no row is ever checked
ALTER TABLE items DISABLE TRIGGER items_stamp;
--                                ^^^^^^^^^^^ warning not-enforced: The trigger items_stamp stays disabled on items when the release has run
