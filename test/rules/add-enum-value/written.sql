-- The new server writes the value.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
-- now
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
UPDATE jobs SET state = 'failed' WHERE id = $1;
-- file: db/migrations/002_release.sql
ALTER TYPE status ADD VALUE 'failed';
--         ^^^^^^ warning add-enum-value: The new server writes 'failed', and v1.0.0 uses jobs.state and does not know that value [db/queries/server.sql:2 +1]
