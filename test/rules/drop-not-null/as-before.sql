-- The new server writes as the previous one did.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL, note text);
-- file: db/queries/server.sql
SELECT phone FROM users;
INSERT INTO users (id, phone) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
