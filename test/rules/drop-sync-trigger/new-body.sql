-- The function is made anew, and no longer copies.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text, touched timestamptz);
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.full_name := NEW.name;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();
-- file: db/queries/server.sql
UPDATE users SET name = $1 WHERE id = $2;
-- now
-- file: db/queries/server.sql
SELECT full_name FROM users;
-- file: db/migrations/002_release.sql
CREATE OR REPLACE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$
--                         ^^^^^^^^^ error drop-sync-trigger: v1.0.0 still writes users.name; without the trigger sync_name nothing copies that to users.full_name, and the new server uses it [db/queries/server.sql:1]
BEGIN
  RETURN NEW;
END $$;
