-- The previous server only writes it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL, note text);
-- file: db/queries/server.sql
INSERT INTO users (id, phone) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id) VALUES ($1);
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
