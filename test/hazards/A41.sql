-- A new trigger refuses what the previous server writes
-- before
CREATE TABLE events (id bigint PRIMARY KEY, kind text);
CREATE TABLE audit (at timestamptz, event bigint);
CREATE FUNCTION reject_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'written by an old server';
END $$;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit (at, event) VALUES (now(), NEW.id);
  RETURN NULL;
END $$;
-- v1
INSERT INTO events (id, kind) VALUES ($1, $2);
-- migration fires
CREATE TRIGGER reject_old BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION reject_old();
-- migration silent
CREATE TRIGGER audited AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION audit();
-- also: lock-timeout: CREATE TRIGGER locks the table against writes
