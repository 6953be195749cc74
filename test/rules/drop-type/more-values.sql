-- Made anew with more values.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
INSERT INTO jobs (id, state) VALUES ($1, 'done');
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME TO status_old;
CREATE TYPE status AS ENUM ('open', 'done', 'failed');
DROP TYPE status_old;
--        ^^^^^^^^^^ error refused: This fails: jobs.state is of type status_old
