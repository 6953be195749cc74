-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint NOT NULL, code int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE UNIQUE INDEX CONCURRENTLY users_code_key ON users (code);
--                               ^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat code make this fail
ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE USING INDEX users_code_key;
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON users (id);
--                               ^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat id make this fail
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;
