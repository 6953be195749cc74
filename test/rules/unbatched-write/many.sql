-- Nobody knows how many rows these are; said once a file and table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE lines (order_id bigint, line int, what text, PRIMARY KEY (order_id, line));
CREATE TABLE "Users" ("Id" uuid PRIMARY KEY, mail text UNIQUE, nick text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_write.sql
UPDATE orders SET state = old WHERE state IS NULL;
--     ^^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of orders in one go
UPDATE orders SET state = upper(state) WHERE state IS NOT NULL;
-- file: db/migrations/003_write.sql
DELETE FROM orders WHERE state = 'gone';
--          ^^^^^^ information unbatched-write: This DELETE writes an unknown number of rows of orders in one go
-- file: db/migrations/004_write.sql
INSERT INTO orders (id, state) SELECT order_id, what FROM lines;
--          ^^^^^^ information unbatched-write: This INSERT writes an unknown number of rows of orders in one go
-- file: db/migrations/005_write.sql
UPDATE orders SET state = l.what FROM lines l WHERE l.order_id = orders.id;
--     ^^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of orders in one go
-- file: db/migrations/006_write.sql
DELETE FROM orders WHERE id IN (SELECT order_id FROM lines);
--          ^^^^^^ information unbatched-write: This DELETE writes an unknown number of rows of orders in one go
-- file: db/migrations/007_write.sql
UPDATE lines SET what = 'x' WHERE line = 1;
--     ^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of lines in one go
-- file: db/migrations/008_write.sql
DO $$ BEGIN UPDATE orders SET old = state WHERE old IS NULL; END $$;
--                 ^^^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of orders in one go
-- file: db/migrations/009_write.sql
WITH gone AS (SELECT order_id FROM lines WHERE what = 'x') DELETE FROM orders USING gone WHERE gone.order_id = orders.id;
--                                                                     ^^^^^^ information unbatched-write: This DELETE writes an unknown number of rows of orders in one go
