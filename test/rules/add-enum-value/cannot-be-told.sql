-- Values come at run time.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
-- now
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
UPDATE jobs SET state = $1 WHERE id = $2;
-- file: db/migrations/002_release.sql
ALTER TYPE status ADD VALUE 'failed';
--         ^^^^^^ hint add-enum-value: Whether the new server writes 'failed' already can't be told: a query takes the value at run time. v1.0.0 does not know that value [db/queries/server.sql:2]
