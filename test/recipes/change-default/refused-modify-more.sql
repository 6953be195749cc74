-- engine: mysql 8.4
-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'queued' COMMENT 'what it does');
-- v1
INSERT INTO jobs (id) VALUES (?);
-- change
ALTER TABLE jobs MODIFY state varchar(20) NOT NULL DEFAULT 'waiting';
