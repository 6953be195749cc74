-- A table of another schema, named in full by query and migration.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, memo text);
CREATE TABLE invoices (id bigint PRIMARY KEY, memo text);
-- file: db/queries/invoices.sql
SELECT memo FROM billing.invoices;
SELECT id FROM invoices;
-- now
-- file: db/queries/invoices.sql
SELECT id FROM billing.invoices;
-- file: db/migrations/002_tidy.sql
ALTER TABLE billing.invoices DROP COLUMN memo;
--                                       ^^^^ error drop-column: v1.0.0 still reads billing.invoices.memo [db/queries/invoices.sql:1]
ALTER TABLE invoices DROP COLUMN memo;
--                               ^^^^ information drop-column: Nothing in v1.0.0 uses invoices.memo: searched 1 file with 2 queries, all understood
