-- schema
CREATE SCHEMA billing; CREATE TABLE billing.invoices (id bigserial PRIMARY KEY, total int); CREATE VIEW billing.totals AS SELECT sum(total) AS total FROM billing.invoices;
-- v1
SELECT id FROM billing.invoices; INSERT INTO billing.invoices (total) VALUES ($1);
-- v2
SELECT id FROM finance.invoices; SELECT total FROM finance.totals; INSERT INTO finance.invoices (total) VALUES ($1) RETURNING id;
-- v3
SELECT id FROM finance.invoices; SELECT total FROM finance.totals; INSERT INTO finance.invoices (total) VALUES ($1) RETURNING id;
-- change
ALTER SCHEMA billing RENAME TO finance;
