-- schema
CREATE TABLE users (id bigint);
-- v1
SELECT id FROM users;
-- v2
SELECT id FROM users;
-- v3
SELECT id FROM users;
-- change
CREATE SCHEMA billing; CREATE TABLE billing.invoices (id bigint); ALTER SCHEMA billing RENAME TO finance;
