-- schema
CREATE TABLE users (id bigint PRIMARY KEY, full_name text NOT NULL);
CREATE FUNCTION named() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER on_name AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.full_name <> NEW.full_name) EXECUTE FUNCTION named();
-- v1
SELECT id, full_name FROM users;
-- v2
SELECT id, first_name FROM users;
-- change
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
UPDATE users SET first_name = split_part(full_name, ' ', 1), last_name = nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '');
ALTER TABLE users DROP COLUMN full_name;
