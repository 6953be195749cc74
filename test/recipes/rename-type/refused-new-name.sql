-- schema
CREATE TYPE state AS ENUM ('open', 'done'); CREATE TABLE jobs (id bigint PRIMARY KEY, state state NOT NULL);
-- v1
SELECT id FROM jobs WHERE state = $1::state;
-- v2
SELECT id FROM jobs WHERE state = $1::job_state;
-- v3
SELECT id FROM jobs WHERE state = $1::job_state;
-- change
ALTER TYPE state RENAME TO job_state;
