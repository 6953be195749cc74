-- The function of a trigger is made anew, and refuses rows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
CREATE FUNCTION check_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END $$;
CREATE TRIGGER check_kind BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION check_kind();
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE OR REPLACE FUNCTION check_kind() RETURNS trigger LANGUAGE plpgsql AS $$
--                         ^^^^^^^^^^ warning create-trigger: v1.0.0 may write rows to events that the new body of the trigger check_kind refuses or changes: the trigger raises an error for some [db/queries/server.sql:1]
BEGIN
  IF NEW.kind = 'old' THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW;
END $$;
