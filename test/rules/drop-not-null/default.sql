-- A default fills what is left out.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL DEFAULT '');
-- file: db/queries/server.sql
SELECT phone FROM users;
-- now
-- file: db/queries/server.sql
INSERT INTO users (id) VALUES ($1);
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
