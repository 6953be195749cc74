-- Filled from another table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE TABLE names (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
UPDATE users SET name = $1 WHERE id = $2;
-- now
-- file: db/queries/server.sql
SELECT long_name FROM users;
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN long_name text;
UPDATE users u SET long_name = n.name FROM names n WHERE n.id = u.id;
