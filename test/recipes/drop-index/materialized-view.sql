-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE MATERIALIZED VIEW totals AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer);
-- v1
SELECT orders FROM totals;
-- v2
SELECT orders FROM totals;
-- change
DROP INDEX totals_customer;
