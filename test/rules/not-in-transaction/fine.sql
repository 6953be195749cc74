-- Outside of one; ANALYZE may.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
VACUUM ANALYZE orders;
CREATE DATABASE other;
BEGIN;
ANALYZE orders;
COMMIT;
