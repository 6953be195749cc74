-- schema
CREATE TABLE users (id bigint PRIMARY KEY, "No te" text);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER "On note" AFTER UPDATE ON users FOR EACH ROW WHEN (OLD."No te" IS DISTINCT FROM NEW."No te") EXECUTE FUNCTION noted();
-- v1
SELECT id, "No te" FROM users;
-- v2
SELECT id FROM users;
-- change
ALTER TABLE users DROP COLUMN "No te" CASCADE;
