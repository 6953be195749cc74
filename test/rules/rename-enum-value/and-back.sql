-- Renamed and renamed back.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
UPDATE jobs SET state = 'done' WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME VALUE 'done' TO 'x';
ALTER TYPE status RENAME VALUE 'x' TO 'done';
