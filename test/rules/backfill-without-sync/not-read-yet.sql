-- The new server does not use the new column yet.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/server.sql
UPDATE users SET name = $1 WHERE id = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = name WHERE full_name IS NULL;
