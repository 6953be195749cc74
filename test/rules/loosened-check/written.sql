-- Written, as IN and as ANY; only read; the old check stays.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text, kind text, "Size" text, CONSTRAINT jobs_state CHECK (state IN ('open', 'done')), CONSTRAINT jobs_kind CHECK (kind = ANY (ARRAY['a'::text, 'b'::text])), CONSTRAINT jobs_size CHECK ("Size" IN ('s', 'm')));
-- file: db/queries/jobs.sql
SELECT state, kind, "Size" FROM jobs;
-- now
-- file: db/queries/jobs.sql
UPDATE jobs SET state = 'failed' WHERE id = $1;
UPDATE jobs SET kind = 'c' WHERE id = $1;
UPDATE jobs SET "Size" = 'l' WHERE id = $1;
-- file: db/migrations/002_more.sql
ALTER TABLE jobs DROP CONSTRAINT jobs_state;
ALTER TABLE jobs ADD CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'failed', 'late')) NOT VALID;
--                              ^^^^^^^^^^ warning loosened-check: The new server writes 'failed', and v1.0.0 uses jobs.state and does not know that value [db/queries/jobs.sql:1 +1]
ALTER TABLE jobs DROP CONSTRAINT jobs_kind, ADD CONSTRAINT jobs_kind CHECK (kind = ANY (ARRAY['a'::text, 'b'::text, 'c'::text])) NOT VALID;
--                                                         ^^^^^^^^^ warning loosened-check: The new server writes 'c', and v1.0.0 uses jobs.kind and does not know that value [db/queries/jobs.sql:2 +1]
ALTER TABLE jobs ADD CONSTRAINT jobs_more CHECK ("Size" IN ('s', 'm', 'l')) NOT VALID;
