-- Renamed, and a query casts to it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id FROM jobs WHERE state = 'done'::status;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME TO job_status;
--         ^^^^^^ error drop-type: v1.0.0 still casts to status [db/queries/server.sql:1]
