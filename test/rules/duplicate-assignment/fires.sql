-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, a int, b int, list int[]);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_fill.sql
UPDATE items SET a = 1, b = 2, A = 3 WHERE id = 1;
--                             ^ error duplicate-assignment: items.a is assigned twice: the server refuses the statement
INSERT INTO items (id, a, id) VALUES (1, 2, 3);
--                        ^^ error duplicate-assignment: items.id is assigned twice: the server refuses the statement
INSERT INTO items (id, a) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET a = 1, a = 2;
--                                                                            ^ error duplicate-assignment: items.a is assigned twice: the server refuses the statement
