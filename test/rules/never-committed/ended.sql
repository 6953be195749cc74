-- COMMIT, END, ROLLBACK; the tool commits.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_commit.sql
BEGIN;
ALTER TABLE orders ADD COLUMN a text;
COMMIT;
-- file: db/migrations/003_end.sql
BEGIN;
ALTER TABLE orders ADD COLUMN b text;
END;
-- file: db/migrations/004_rollback.sql
BEGIN;
ALTER TABLE orders ADD COLUMN c text;
ROLLBACK;
