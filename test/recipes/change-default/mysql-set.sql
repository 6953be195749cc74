-- engine: mysql 8.4
-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state varchar(20) DEFAULT 'queued');
-- v1
INSERT INTO jobs (id) VALUES (?);
-- v2
INSERT INTO jobs (id, state) VALUES (?, 'waiting');
-- change
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
