-- Change totals in three releases
-- servers: v1.0.0 goes on reading orders of totals.
-- servers: The new server reads totals_v2 in place of totals; the one of the next release reads totals again.
-- note: From the contract step on totals_v2 is a plain view: whoever refreshes totals_v2 must refresh totals then.

-- expand, this release: Make totals_v2
CREATE MATERIALIZED VIEW totals_v2 AS SELECT customer, sum(cents) AS cents FROM orders GROUP BY customer WITH NO DATA;
COMMENT ON MATERIALIZED VIEW totals_v2 IS 'sums';
CREATE UNIQUE INDEX totals_customer_new ON totals_v2 (customer) WITH (fillfactor = 60);
GRANT SELECT ON totals_v2 TO pg_monitor;
-- down: DROP MATERIALIZED VIEW totals_v2;

-- backfill, this release: Fill totals_v2
REFRESH MATERIALIZED VIEW totals_v2;

-- contract, next release: Let totals_v2 take the name of totals
DROP MATERIALIZED VIEW totals;
ALTER MATERIALIZED VIEW totals_v2 RENAME TO totals;
ALTER INDEX totals_customer_new RENAME TO totals_customer;
GRANT SELECT ON totals TO pg_monitor;
CREATE VIEW totals_v2 WITH (security_invoker = true) AS SELECT * FROM totals;
GRANT SELECT ON totals_v2 TO pg_monitor;
-- down: DROP VIEW totals_v2;
-- down: ALTER INDEX totals_customer RENAME TO totals_customer_new;
-- down: ALTER MATERIALIZED VIEW totals RENAME TO totals_v2;
-- down: CREATE MATERIALIZED VIEW totals (customer, orders) WITH (fillfactor = 90) AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
-- down: COMMENT ON MATERIALIZED VIEW totals IS 'each night';
-- down: ALTER MATERIALIZED VIEW totals OWNER TO pg_monitor;
-- down: CREATE UNIQUE INDEX totals_customer ON totals (customer) WITH (fillfactor = 70);
-- down: COMMENT ON INDEX totals_customer IS 'by customer';

-- contract, release after next: Drop totals_v2
DROP VIEW totals_v2;
-- down: CREATE VIEW totals_v2 WITH (security_invoker = true) AS SELECT * FROM totals;
-- down: GRANT SELECT ON totals_v2 TO pg_monitor;
