-- The previous server does not read the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id FROM jobs;
-- now
-- file: db/queries/server.sql
UPDATE jobs SET state = 'failed' WHERE id = $1;
-- file: db/migrations/002_release.sql
ALTER TYPE status ADD VALUE 'failed';
