-- A table of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE fresh (id bigint PRIMARY KEY);
CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no';
END $$;
CREATE TRIGGER no BEFORE INSERT ON fresh FOR EACH ROW EXECUTE FUNCTION no();
