-- Tables of the schema are used.
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
--           ^^^^^^^ error rename-schema: v1.0.0 still reads billing.invoices [db/queries/server.sql:1]
