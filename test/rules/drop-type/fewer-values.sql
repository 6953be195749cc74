-- Made anew with fewer values, as some ORMs do.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE jobs (id bigint PRIMARY KEY, state status NOT NULL, note text);
-- file: db/queries/server.sql
INSERT INTO jobs (id, state) VALUES ($1, 'done');
-- now
-- file: db/migrations/002_release.sql
ALTER TYPE status RENAME TO status_old;
--         ^^^^^^ error drop-type: status loses 'done'. v1.0.0 still writes 'done' to status [db/queries/server.sql:1]
CREATE TYPE status AS ENUM ('open');
ALTER TABLE jobs ALTER COLUMN state TYPE status USING state::text::status;
DROP TYPE status_old;
