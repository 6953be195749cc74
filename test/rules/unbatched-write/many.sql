-- Nobody knows how many rows these are.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE lines (order_id bigint, line int, what text, PRIMARY KEY (order_id, line));
CREATE TABLE "Users" ("Id" uuid PRIMARY KEY, mail text UNIQUE, nick text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
UPDATE orders SET state = old WHERE state IS NULL;
--     ^^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of orders in one go
DELETE FROM orders WHERE state = 'gone';
INSERT INTO orders (id, state) SELECT order_id, what FROM lines;
UPDATE orders SET state = l.what FROM lines l WHERE l.order_id = orders.id;
DELETE FROM orders WHERE id IN (SELECT order_id FROM lines);
UPDATE lines SET what = 'x' WHERE line = 1;
--     ^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of lines in one go
DO $$ BEGIN UPDATE orders SET old = state WHERE old IS NULL; END $$;
