-- Rename a value of an enum
-- before
CREATE TYPE status AS ENUM ('a', 'b');
CREATE TABLE jobs (id bigint PRIMARY KEY, status status NOT NULL);
-- v1
INSERT INTO jobs (id, status) VALUES ($1, 'a');
SELECT id, status FROM jobs;
-- migration fires
ALTER TYPE status RENAME VALUE 'a' TO 'z';
-- migration silent
ALTER TYPE status ADD VALUE 'z';
