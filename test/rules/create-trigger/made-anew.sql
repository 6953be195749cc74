-- Dropped and created again, as strict as before.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
CREATE FUNCTION no_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no';
END $$;
CREATE TRIGGER no_old BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION no_old();
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
DROP TRIGGER no_old ON events;
CREATE TRIGGER no_old BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION no_old();
