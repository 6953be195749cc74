-- engine: mysql 8.4
-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state enum('new', 'done') NOT NULL);
-- v1
SELECT id, state FROM jobs;
UPDATE jobs SET state = ? WHERE id = ?;
-- v2
SELECT id, state FROM jobs;
-- change
ALTER TABLE jobs MODIFY state enum('fresh', 'done') NOT NULL;
