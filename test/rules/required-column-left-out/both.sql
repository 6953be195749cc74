-- The previous server leaves it out too: something else fills it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, mail text);
-- file: db/queries/server.sql
INSERT INTO users (id) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN x int;
