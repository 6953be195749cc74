-- A function of the database says it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
CREATE FUNCTION finish(job bigint) RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE jobs SET state = 'done' WHERE id = job; END $$;
-- file: db/queries/server.sql
SELECT id FROM jobs;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME VALUE 'done' TO 'finished';
--         ^^^^^^ warning rename-enum-value: v1.0.0 may use 'done' of status: the database function finish names state
