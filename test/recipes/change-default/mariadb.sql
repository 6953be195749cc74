-- engine: mariadb 10.11
-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'queued');
-- v1
INSERT INTO jobs (id) VALUES (?);
-- v2
INSERT INTO jobs (id, state) VALUES (?, 'waiting');
-- change
ALTER TABLE jobs ALTER COLUMN state DROP DEFAULT;
