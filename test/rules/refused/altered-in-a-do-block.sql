-- The table was made by something else than these migrations, and a DO block knows of it: not said for sure.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'metrics' AND column_name = 'run') THEN
    ALTER TABLE metrics ADD COLUMN run text;
  END IF;
END $$;
CREATE INDEX metrics_run ON metrics (run);
