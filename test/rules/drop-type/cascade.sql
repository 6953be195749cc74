-- CASCADE takes the column along.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
-- now
-- file: db/migrations/002_release.sql
DROP TYPE status CASCADE;
--        ^^^^^^ error drop-type: v1.0.0 still reads jobs.state; it goes with the type status [db/queries/server.sql:1]
