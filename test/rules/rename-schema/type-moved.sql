-- A type that a query casts to moves.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
CREATE TYPE billing.state AS ENUM ('open');
-- file: db/queries/server.sql
SELECT 'open'::billing.state;
-- now
-- file: db/migrations/002_release.sql
CREATE SCHEMA finance;
ALTER TYPE billing.state SET SCHEMA finance;
--                 ^^^^^ error rename-schema: v1.0.0 still casts to billing.state [db/queries/server.sql:1]
