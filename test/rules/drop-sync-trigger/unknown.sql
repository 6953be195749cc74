-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text, touched timestamptz);
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.full_name := NEW.name;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();
-- now
-- file: db/migrations/002_release.sql
DROP TRIGGER IF EXISTS sync_name ON users;
--                     ^^^^^^^^^ warning drop-sync-trigger: v1.0.0 may still use users.name: no query was found in the code of v1.0.0, so nothing tells what it uses; without the trigger sync_name nothing copies that to users.full_name, and it may be used
