-- It sets a column that is written.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION plain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.kind := lower(NEW.kind);
  RETURN NEW;
END $$;
CREATE TRIGGER plain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION plain();
--             ^^^^^ information create-trigger: v1.0.0 may write rows to events that the new trigger plain refuses or changes: the trigger sets kind [db/queries/server.sql:1]
