-- Nobody uses the schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
CREATE TYPE billing.state AS ENUM ('open');
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER SCHEMA billing RENAME TO finance;
--           ^^^^^^^ information rename-schema: Nothing in v1.0.0 uses the schema billing: searched 1 file with 1 query, all understood
