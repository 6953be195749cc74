-- Made and dropped in the release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
INSERT INTO users (id, email) VALUES ($1, $2);
-- now
-- file: db/migrations/002_unique.sql
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
--                               ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat email make this fail
-- file: db/migrations/003_no.sql
DROP INDEX CONCURRENTLY users_email_key;
