-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_more.sql
CREATE TYPE state AS ENUM ('open', 'done');
ALTER TYPE state ADD VALUE 'failed' AFTER 'done';
