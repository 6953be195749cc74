-- The column is used, and its values come at run time.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
UPDATE jobs SET state = $1 WHERE id = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME VALUE 'done' TO 'finished';
--         ^^^^^^ warning rename-enum-value: v1.0.0 may use 'done' of status: it uses jobs.state, and which values it knows can't be told [db/queries/server.sql:1]
