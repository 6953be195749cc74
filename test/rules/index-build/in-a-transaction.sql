-- An index can not be built CONCURRENTLY here: nothing is offered.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, code int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE (code);
--                               ^^^^^^^^^^^^^^ warning index-build: Adding the unique constraint users_code_key blocks reads and writes of users until its index is built
--                               ^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat code make this fail
COMMIT;
