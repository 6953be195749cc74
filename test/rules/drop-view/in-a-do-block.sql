-- In a DO block.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
-- file: db/queries/server.sql
SELECT id FROM active_users;
-- now
-- file: db/migrations/002_release.sql
DO $$ BEGIN DROP VIEW active_users; END $$;
--                    ^^^^^^^^^^^^ error drop-view: v1.0.0 still reads active_users [db/queries/server.sql:1]
