-- The whole schema is renamed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
-- file: db/queries/invoices.sql
SELECT id FROM billing.invoices;
-- now
-- file: db/queries/invoices.sql
SELECT id FROM finance.invoices;
-- file: db/migrations/002_schema.sql
ALTER SCHEMA billing RENAME TO finance;
--           ^^^^^^^ error rename-schema: v1.0.0 still reads billing.invoices [db/queries/invoices.sql:1]
