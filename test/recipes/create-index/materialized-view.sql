-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE MATERIALIZED VIEW totals AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
-- v1
SELECT orders FROM totals;
-- v2
SELECT orders FROM totals WHERE customer = $1;
-- change
CREATE INDEX totals_customer ON totals (customer);
