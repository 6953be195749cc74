-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email_idx ON users (email);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_drop.sql
DROP INDEX CONCURRENTLY users_email_idx;
