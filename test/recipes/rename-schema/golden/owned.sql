-- Rename the schema billing to finance in the next release, with views until then
-- servers: v1.0.0 goes on with billing, which has the tables.
-- servers: The new server says finance only, in names and on its search path, and finds views there until the next release: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else. Sequences stay in billing.
-- note: Grant USAGE on finance to the roles that have it on billing: which these are is not known here. After the contract step they have it again by themselves.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its models.

-- expand, this release: Let what is in billing be known in finance as well
CREATE SCHEMA finance;
CREATE VIEW finance.invoices WITH (security_invoker = true) AS SELECT * FROM billing.invoices;
ALTER VIEW finance.invoices OWNER TO pg_monitor;
-- down: DROP VIEW finance.invoices;
-- down: DROP SCHEMA finance;

-- contract, next release: Rename billing to finance
DROP VIEW finance.invoices;
DROP SCHEMA finance;
ALTER SCHEMA billing RENAME TO finance;
-- down: ALTER SCHEMA finance RENAME TO billing;
-- down: CREATE SCHEMA finance;
-- down: CREATE VIEW finance.invoices WITH (security_invoker = true) AS SELECT * FROM billing.invoices;
-- down: ALTER VIEW finance.invoices OWNER TO pg_monitor;
