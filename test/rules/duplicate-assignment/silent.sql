-- Elements of an array are places of their own.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, a int, b int, list int[]);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_fill.sql
UPDATE items SET a = 1, b = 2, list[1] = 3, list[2] = 4 WHERE id = 1;
INSERT INTO items (id, a) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET a = 1, b = 2;
