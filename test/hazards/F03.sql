-- The new server writes a value the previous one can not know
-- before
CREATE TABLE jobs (id bigint PRIMARY KEY, state text, CONSTRAINT jobs_state CHECK (state IN ('open', 'done')));
-- v1
SELECT id, state FROM jobs;
-- v2 fires
UPDATE jobs SET state = 'failed' WHERE id = $1;
-- v2 silent
SELECT id, state FROM jobs;
-- migration
SET lock_timeout = '2s';
ALTER TABLE jobs DROP CONSTRAINT jobs_state, ADD CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'failed')) NOT VALID;
