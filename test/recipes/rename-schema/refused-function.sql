-- schema
CREATE SCHEMA billing; CREATE TABLE billing.invoices (id bigserial PRIMARY KEY, total int); CREATE VIEW billing.totals AS SELECT sum(total) AS total FROM billing.invoices; CREATE FUNCTION billing.tax(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- v1
SELECT id FROM billing.invoices;
-- v2
SELECT id FROM finance.invoices;
-- v3
SELECT id FROM finance.invoices;
-- change
ALTER SCHEMA billing RENAME TO finance;
