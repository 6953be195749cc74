-- schema
CREATE DOMAIN handle AS text CHECK (VALUE <> '');
CREATE TABLE players (id int PRIMARY KEY, nick handle, seen text);
CREATE STATISTICS players_nick ON nick, seen FROM players;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.seen := 'renamed';
  RETURN NEW;
END
$$;
CREATE TRIGGER players_noted BEFORE UPDATE ON players FOR EACH ROW WHEN (OLD.nick IS DISTINCT FROM NEW.nick) EXECUTE FUNCTION noted();
-- v1
SELECT nick FROM players;
-- v2
SELECT handle FROM players;
-- change
ALTER TABLE players RENAME COLUMN nick TO handle;
