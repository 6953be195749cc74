-- Drop the trigger that keeps two columns in step before the previous server is gone
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text);
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.full_name := NEW.name;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();
-- v1 fires
SELECT id, name FROM users;
UPDATE users SET name = $1 WHERE id = $2;
-- v1 silent
SELECT id, full_name FROM users;
UPDATE users SET full_name = $1 WHERE id = $2;
-- v2
SELECT id, full_name FROM users;
UPDATE users SET full_name = $1 WHERE id = $2;
-- migration
DROP TRIGGER sync_name ON users;
-- also: lock-timeout: DROP TRIGGER locks the table
