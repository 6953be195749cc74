-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, cents int);
CREATE MATERIALIZED VIEW totals WITH (fillfactor = 90) AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer) WITH (fillfactor = 70);
COMMENT ON INDEX totals_customer IS 'by customer';
COMMENT ON MATERIALIZED VIEW totals IS 'each night';
ALTER MATERIALIZED VIEW totals OWNER TO pg_monitor;
-- v1
SELECT orders FROM totals WHERE customer = $1;
-- v2
SELECT cents FROM totals_v2 WHERE customer = $1;
-- v3
SELECT cents FROM totals WHERE customer = $1;
-- change
DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(cents) AS cents FROM orders GROUP BY customer;
CREATE UNIQUE INDEX totals_customer ON totals (customer) WITH (fillfactor = 60);
COMMENT ON MATERIALIZED VIEW totals IS 'sums';
GRANT SELECT ON totals TO pg_monitor;
