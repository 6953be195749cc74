-- The previous server does not write the old column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/server.sql
SELECT name FROM users;
-- now
-- file: db/queries/server.sql
SELECT full_name FROM users;
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = name WHERE full_name IS NULL;
