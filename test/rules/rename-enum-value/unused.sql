-- Nobody uses the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
SELECT id FROM jobs;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME VALUE 'done' TO 'finished';
--         ^^^^^^ information rename-enum-value: v1.0.0 never uses 'done' of status: searched 1 file with 1 query, all understood
