-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state int);
-- v1
SELECT state FROM jobs;
-- v2
SELECT status FROM jobs;
-- change
ALTER TABLE jobs ADD COLUMN status varchar(10);
UPDATE jobs SET status = CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'done' END;
ALTER TABLE jobs DROP COLUMN state;
