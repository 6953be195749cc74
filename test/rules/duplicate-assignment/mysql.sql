-- The last value wins; columns of two tables may have one name.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, a int);
CREATE TABLE parts (id bigint PRIMARY KEY, a int);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_fill.sql
UPDATE items SET a = 1, a = 2 WHERE id = 1;
--                      ^ warning duplicate-assignment: items.a is assigned twice: only the last value counts
UPDATE items JOIN parts ON parts.id = items.id SET items.a = 1, parts.a = 2 WHERE items.id = 1;
