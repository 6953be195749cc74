-- Only for a column the previous server does not update.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
UPDATE events SET touched = now() WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OF kind ON events FOR EACH ROW EXECUTE FUNCTION frozen();
