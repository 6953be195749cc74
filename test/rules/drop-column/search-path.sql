-- The migration names the table through its search_path.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, memo text);
-- file: db/queries/invoices.sql
SELECT memo FROM billing.invoices;
-- now
-- file: db/queries/invoices.sql
SELECT id FROM billing.invoices;
-- file: db/migrations/002_tidy.sql
SET search_path TO billing, public;
ALTER TABLE invoices DROP COLUMN memo;
--                               ^^^^ error drop-column: v1.0.0 still reads invoices.memo [db/queries/invoices.sql:1]
