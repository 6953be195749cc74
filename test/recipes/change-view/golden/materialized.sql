-- Change totals in three releases
-- servers: v1.0.0 goes on reading orders of totals.
-- servers: The new server reads totals_v2 in place of totals; the one of the next release reads totals again.
-- note: Roles that don't own it need privileges on totals_v2 before the new server starts, and again in the contract step, where it is made anew as a view of totals.
-- note: From the contract step on totals_v2 is a plain view: whoever refreshes totals_v2 must refresh totals then.

-- expand, this release: Make totals_v2
CREATE MATERIALIZED VIEW totals_v2 AS SELECT customer, sum(cents) AS cents FROM orders GROUP BY customer WITH NO DATA;
CREATE UNIQUE INDEX totals_customer_new ON totals_v2 (customer);
CREATE INDEX totals_cents ON totals_v2 (cents);
-- down: DROP MATERIALIZED VIEW totals_v2;

-- backfill, this release: Fill totals_v2
REFRESH MATERIALIZED VIEW totals_v2;

-- contract, next release: Let totals_v2 take the name of totals
DROP MATERIALIZED VIEW totals;
ALTER MATERIALIZED VIEW totals_v2 RENAME TO totals;
ALTER INDEX totals_customer_new RENAME TO totals_customer;
CREATE VIEW totals_v2 WITH (security_invoker = true) AS SELECT * FROM totals;
-- down: DROP VIEW totals_v2;
-- down: ALTER INDEX totals_customer RENAME TO totals_customer_new;
-- down: ALTER MATERIALIZED VIEW totals RENAME TO totals_v2;
-- down: CREATE MATERIALIZED VIEW totals (customer, orders) AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
-- down: CREATE UNIQUE INDEX totals_customer ON totals (customer);
-- down: CREATE INDEX totals_orders ON totals (orders);

-- contract, release after next: Drop totals_v2
DROP VIEW totals_v2;
-- down: CREATE VIEW totals_v2 WITH (security_invoker = true) AS SELECT * FROM totals;
