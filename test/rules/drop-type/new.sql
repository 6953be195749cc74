-- A type of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
CREATE TYPE mood AS ENUM ('good');
DROP TYPE mood;
