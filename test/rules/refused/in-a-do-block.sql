-- In a DO block it may stand under a condition.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DO $$ BEGIN
  IF false THEN ALTER TABLE usres ADD COLUMN x int; END IF;
END $$;
