-- A trigger fills it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, mail text);
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := coalesce(NEW.name, ''); RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fill();
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id, mail) VALUES ($1, $2);
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN x int;
