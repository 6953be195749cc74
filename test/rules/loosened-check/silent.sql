-- Nobody reads it, nobody writes it, or the check is of another kind.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text, size int, CONSTRAINT jobs_state CHECK (state IN ('open', 'done')), CONSTRAINT jobs_size CHECK (size > 5));
-- file: db/queries/jobs.sql
SELECT state FROM jobs;
-- now
-- file: db/queries/jobs.sql
SELECT state FROM jobs WHERE state = 'failed';
-- file: db/migrations/002_more.sql
ALTER TABLE jobs DROP CONSTRAINT jobs_state, ADD CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'failed')) NOT VALID;
ALTER TABLE jobs DROP CONSTRAINT jobs_size, ADD CONSTRAINT jobs_size CHECK (size > 4) NOT VALID;
