-- MySQL names the values in the column.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state enum('open', 'done') NOT NULL);
-- file: db/queries/server.sql
SELECT id, state FROM jobs;
-- now
-- file: db/queries/server.sql
UPDATE jobs SET state = 'failed' WHERE id = ?;
-- file: db/migrations/002_release.sql
ALTER TABLE jobs MODIFY state enum('open', 'done', 'failed') NOT NULL;
--                      ^^^^^ warning add-enum-value: The new server writes 'failed', and v1.0.0 uses jobs.state and does not know that value [db/queries/server.sql:1 +1]
