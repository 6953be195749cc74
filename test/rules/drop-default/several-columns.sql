-- One statement, one finding; a column that is written to is not in it, nor one that a trigger may fill.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new', kind text NOT NULL DEFAULT 'a', rank int NOT NULL DEFAULT 0, seen int NOT NULL DEFAULT 0, note text DEFAULT '');
CREATE TABLE logs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new', kind text NOT NULL DEFAULT 'a');
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := 1; RETURN NEW; END $$;
CREATE TRIGGER see BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION see();
-- file: db/queries/server.sql
INSERT INTO jobs (id, rank) VALUES ($1, $2);
INSERT INTO logs (id) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs ALTER COLUMN note DROP DEFAULT, ALTER COLUMN rank DROP DEFAULT, ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN seen DROP DEFAULT, ALTER COLUMN state SET DEFAULT NULL;
--                                                                                            ^^^^ error drop-default: v1.0.0 inserts into jobs without kind and state, which have no default then [db/queries/server.sql:1 +1]
--                                                                                                                            ^^^^ warning drop-default: v1.0.0 may insert into jobs without seen, which has no default then: the trigger see names seen and may fill it [db/queries/server.sql:1]
ALTER TABLE logs ALTER COLUMN state DROP DEFAULT;
--                            ^^^^^ error drop-default: v1.0.0 inserts into logs without state, which has no default then [db/queries/server.sql:2 +1]
ALTER TABLE logs ALTER COLUMN kind DROP DEFAULT;
--                            ^^^^ error drop-default: v1.0.0 inserts into logs without kind, which has no default then [db/queries/server.sql:2 +1]
