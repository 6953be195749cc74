-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, cents int);
CREATE MATERIALIZED VIEW totals AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer);
-- v1
SELECT orders FROM totals WHERE customer = $1;
-- v2
SELECT orders, cents FROM totals WHERE customer = $1;
-- change
DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(cents) AS cents, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer);
