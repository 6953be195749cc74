-- A new query writes it, perhaps NULL.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL, note text);
-- file: db/queries/server.sql
SELECT phone FROM users;
INSERT INTO users (id, phone) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id, phone) VALUES ($1, $2);
UPDATE users SET phone = $1 WHERE id = $2;
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
--                             ^^^^^ hint drop-not-null: Whether the new server writes NULL to users.phone already can't be told: it writes the column, and whether a value is ever NULL can't be told. v1.0.0 never saw it empty [db/queries/server.sql:2]
