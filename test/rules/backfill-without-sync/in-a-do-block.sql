-- In a DO block, in batches.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/server.sql
UPDATE users SET name = $1 WHERE id = $2;
-- now
-- file: db/queries/server.sql
SELECT full_name FROM users;
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN full_name text;
DO $$ BEGIN
  UPDATE users SET full_name = name WHERE full_name IS NULL;
--       ^^^^^ error backfill-without-sync: v1.0.0 still writes users.name; nothing copies that to users.full_name, and the new server uses it [db/queries/server.sql:1]
END $$;
