-- schema
CREATE TABLE users (id bigint PRIMARY KEY, state text);
CREATE FUNCTION heard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER on_state AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION heard();
CREATE TRIGGER on_delete AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION heard();
-- v1
SELECT state FROM users;
-- v2
SELECT state FROM users;
-- change
UPDATE users SET state = 'new' WHERE state IS NULL;
