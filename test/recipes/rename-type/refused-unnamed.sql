-- schema
CREATE TYPE state AS ENUM ('open', 'done'); CREATE TABLE jobs (id bigint PRIMARY KEY, state state NOT NULL);
-- v1
SELECT id FROM jobs;
-- v2
SELECT id FROM jobs;
-- v3
SELECT id FROM jobs;
-- change
ALTER TYPE state RENAME TO job_state;
