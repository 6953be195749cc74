-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, cents int);
CREATE MATERIALIZED VIEW totals AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer);
CREATE INDEX totals_orders ON totals (orders);
-- v1
SELECT orders FROM totals WHERE customer = $1;
-- v2
SELECT cents FROM totals_v2 WHERE customer = $1;
-- v3
SELECT cents FROM totals WHERE customer = $1;
-- change
DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(cents) AS cents FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer);
CREATE INDEX totals_cents ON totals (cents);
