-- Computed by the database.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
-- file: db/queries/server.sql
UPDATE users SET name = $1 WHERE id = $2;
-- now
-- file: db/queries/server.sql
SELECT upper_name FROM users;
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN upper_name text GENERATED ALWAYS AS (upper(name)) STORED;
