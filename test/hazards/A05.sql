-- Rename a schema
-- before
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, total numeric);
-- v1
SELECT id, total FROM billing.invoices;
-- migration fires
ALTER SCHEMA billing RENAME TO finance;
-- migration silent
CREATE SCHEMA finance;
