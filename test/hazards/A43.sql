-- Fill a new column once while the previous server goes on writing the old one only
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- v1
UPDATE users SET name = $1 WHERE id = $2;
SELECT id, name FROM users;
-- v2
UPDATE users SET full_name = $1 WHERE id = $2;
SELECT id, full_name FROM users;
-- migration fires
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = name WHERE full_name IS NULL;
-- migration silent
ALTER TABLE users ADD COLUMN full_name text;
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.name IS DISTINCT FROM OLD.name THEN
    NEW.full_name := NEW.name;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();
-- also: lock-timeout: CREATE TRIGGER locks the table against writes
