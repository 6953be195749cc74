-- Every row of a new column; what overwrites is said by another rule.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN done boolean;
UPDATE orders SET done = false;
--     ^^^^^^ warning unbatched-write: This UPDATE writes every row of orders in one go
