-- Drop totals in the next release
-- servers: v1.0.0 reads totals, so it stays until that server is gone.
-- servers: The new server does not read totals.
-- note: While totals is there, the server refuses to drop or retype what it reads.

-- contract, next release: Drop totals
DROP MATERIALIZED VIEW totals;
-- down: CREATE MATERIALIZED VIEW totals (customer, orders) AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
-- down: CREATE UNIQUE INDEX totals_customer ON totals (customer);
