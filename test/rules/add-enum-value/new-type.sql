-- A type of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM jobs;
-- now
-- file: db/queries/server.sql
UPDATE jobs SET state = 'failed' WHERE id = $1;
-- file: db/migrations/002_release.sql
CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE 'failed';
ALTER TABLE jobs ADD COLUMN state status;
