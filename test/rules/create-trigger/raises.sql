-- It refuses rows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION no_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'old' THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_old BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION no_old();
--             ^^^^^^ warning create-trigger: v1.0.0 may write rows to events that the new trigger no_old refuses or changes: the trigger raises an error for some [db/queries/server.sql:1]
