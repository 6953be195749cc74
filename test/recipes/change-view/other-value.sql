-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, cents int, tax int);
CREATE VIEW bills AS SELECT id, cents AS total, tax FROM orders;
-- v1
SELECT total, tax FROM bills;
-- v2
SELECT total FROM bills_v2;
-- v3
SELECT total FROM bills;
-- change
DROP VIEW bills;
CREATE VIEW bills AS SELECT id, cents + tax AS total FROM orders;
