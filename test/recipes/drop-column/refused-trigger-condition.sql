-- schema
CREATE TABLE users (id bigint PRIMARY KEY, note text);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER on_note AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION noted();
-- v1
SELECT id, note FROM users;
-- v2
SELECT id FROM users;
-- change
ALTER TABLE users DROP COLUMN note;
