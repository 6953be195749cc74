-- schema
CREATE SCHEMA billing; CREATE TABLE billing.invoices (id bigserial PRIMARY KEY, total int); CREATE VIEW billing.totals AS SELECT sum(total) AS total FROM billing.invoices;
-- v1
SELECT id FROM billing.invoices;
-- v2
SELECT id FROM finance.invoices;
-- v3
SELECT id FROM finance.invoices;
-- change
ALTER SCHEMA billing RENAME TO finance; ALTER TABLE finance.invoices ADD COLUMN note text;
