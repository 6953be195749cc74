-- schema
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, total int, CONSTRAINT one_total UNIQUE (total) DEFERRABLE);
ALTER TABLE billing.invoices OWNER TO pg_monitor;
ALTER TABLE billing.invoices ALTER total SET STATISTICS 300;
CREATE STATISTICS billing.together ON id, total FROM billing.invoices;
CREATE STATISTICS elsewhere ON total, id FROM billing.invoices;
COMMENT ON STATISTICS billing.together IS 'Of invoices';
-- v1
SELECT total FROM billing.invoices WHERE id = $1;
-- v2
SELECT total FROM finance.invoices WHERE id = $1;
-- change
ALTER SCHEMA billing RENAME TO finance;
