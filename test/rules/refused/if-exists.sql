-- IF EXISTS and IF NOT EXISTS.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN IF NOT EXISTS name text;
ALTER TABLE IF EXISTS usres ADD COLUMN x int;
DROP TABLE IF EXISTS nothing;
