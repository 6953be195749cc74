-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
CREATE TYPE billing.state AS ENUM ('open');
-- now
-- file: db/migrations/002_release.sql
ALTER SCHEMA billing RENAME TO finance;
--           ^^^^^^^ warning rename-schema: v1.0.0 may still use the schema billing: no query was found in the code of v1.0.0, so nothing tells what it uses
