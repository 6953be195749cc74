-- What pg_dump writes, and limits that are fine.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
SET statement_timeout = 0;
SET lock_timeout = 0;
SET lock_timeout TO 5000;
SET lock_timeout = '10s';
RESET lock_timeout;
