-- schema
CREATE TYPE state AS ENUM ('open', 'done', 'archived');
CREATE TABLE jobs (id bigint PRIMARY KEY, state state);
-- v1
SELECT id FROM jobs WHERE state = $1::state;
-- v2
SELECT id FROM jobs WHERE state = $1::state;
-- change
CREATE TYPE state_new AS ENUM ('open', 'done');
ALTER TABLE jobs ALTER COLUMN state TYPE state_new USING state::text::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;
