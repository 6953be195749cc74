-- It keeps a new column in step.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events ADD COLUMN sort text;
CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sort IS NULL THEN NEW.sort := NEW.kind; ELSE NEW.kind := NEW.sort; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sync BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION sync();
