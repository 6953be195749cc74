-- Change totals while it is read
-- note: The way back fills the old totals while its readers wait.

-- expand, this release: Make totals_v2
CREATE MATERIALIZED VIEW totals_v2 AS SELECT customer, sum(cents) AS cents, count(*) AS orders FROM orders GROUP BY customer WITH NO DATA;
CREATE UNIQUE INDEX totals_customer_new ON totals_v2 (customer);
-- down: DROP MATERIALIZED VIEW totals_v2;

-- backfill, this release: Fill totals_v2
REFRESH MATERIALIZED VIEW totals_v2;

-- backfill, this release: Let totals_v2 take the place of totals
DROP MATERIALIZED VIEW totals;
ALTER MATERIALIZED VIEW totals_v2 RENAME TO totals;
ALTER INDEX totals_customer_new RENAME TO totals_customer;
-- down: ALTER INDEX totals_customer RENAME TO totals_customer_new;
-- down: ALTER MATERIALIZED VIEW totals RENAME TO totals_v2;
-- down: CREATE MATERIALIZED VIEW totals (customer, orders) AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
-- down: CREATE UNIQUE INDEX totals_customer ON totals (customer);
