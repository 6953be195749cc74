-- Views stay behind under the old names.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
CREATE TYPE billing.state AS ENUM ('open');
-- file: db/queries/server.sql
SELECT id FROM billing.invoices;
-- now
-- file: db/migrations/002_release.sql
ALTER SCHEMA billing RENAME TO finance;
--           ^^^^^^^ information rename-schema: Nothing in v1.0.0 uses the schema billing: searched 1 file with 1 query, all understood
CREATE SCHEMA billing;
CREATE VIEW billing.invoices AS SELECT * FROM finance.invoices;
