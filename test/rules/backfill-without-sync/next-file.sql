-- In a migration of its own.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
SELECT full_name FROM users;
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN full_name text;
-- file: db/migrations/003_more.sql
UPDATE users SET full_name = upper(users.name);
--     ^^^^^ error backfill-without-sync: v1.0.0 still writes users.name; nothing copies that to users.full_name, and the new server uses it [db/queries/server.sql:1]
