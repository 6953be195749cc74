-- It leaves rows out, and nobody is told.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'old' THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER skip BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION skip();
--             ^^^^ warning create-trigger: v1.0.0 may write rows to events that the new trigger skip refuses or changes: the trigger leaves some of them out [db/queries/server.sql:1]
