-- Expand: a column beside the old one breaks nobody.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/migrations/002_expand.sql
ALTER TABLE users ADD COLUMN full_name text;
