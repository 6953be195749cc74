-- Off for the length of a file only; enforced later in the release.
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
ALTER TABLE items DISABLE TRIGGER items_stamp;
UPDATE items SET weight = 1 WHERE weight IS NULL;
ALTER TABLE items ENABLE TRIGGER items_stamp;
ALTER TABLE items DISABLE TRIGGER ALL;
ALTER TABLE items ENABLE TRIGGER ALL;
