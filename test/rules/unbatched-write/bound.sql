-- Bound by a whole key, a range of it, or LIMIT; new tables.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE lines (order_id bigint, line int, what text, PRIMARY KEY (order_id, line));
CREATE TABLE "Users" ("Id" uuid PRIMARY KEY, mail text UNIQUE, nick text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
UPDATE orders SET state = old WHERE id BETWEEN 1 AND 1000 AND state IS NULL;
UPDATE orders SET state = old WHERE orders.id > 1000 AND orders.id <= 2000;
DELETE FROM orders WHERE id IN (1, 2, 3);
DELETE FROM orders WHERE id IN (SELECT id FROM orders WHERE state = 'gone' LIMIT 1000);
UPDATE lines SET what = 'x' WHERE order_id = 4 AND line = 1;
UPDATE "Users" SET nick = 'a' WHERE "Id" = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
UPDATE "Users" SET nick = 'b' WHERE mail = 'b@example.org';
INSERT INTO orders (id, state) VALUES (1, 'a'), (2, 'b');
CREATE TABLE mine (id bigint PRIMARY KEY, a text);
UPDATE mine SET a = 'x' WHERE a IS NULL;
DO $$
DECLARE last bigint := 0;
BEGIN
  LOOP
    UPDATE orders SET old = state WHERE id > last AND id <= last + 1000;
    last := last + 1000;
    EXIT WHEN last > 100000;
  END LOOP;
END $$;
