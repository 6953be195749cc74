-- Hot, cold, in a block, quoted.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { traffic: hot }, Cold: { traffic: cold } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE "Cold" (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
LOCK TABLE orders;
--         ^^^^^^ error lock-table: LOCK TABLE keeps orders in ACCESS EXCLUSIVE mode until the transaction ends: reads and writes wait
COMMIT;
BEGIN;
LOCK TABLE "Cold";
--         ^^^^^^ information lock-table: LOCK TABLE keeps Cold in ACCESS EXCLUSIVE mode until the transaction ends: reads and writes wait
COMMIT;
DO $$ BEGIN LOCK TABLE users IN EXCLUSIVE MODE; END $$;
--                     ^^^^^ warning lock-table: LOCK TABLE keeps users in EXCLUSIVE mode until the transaction ends: writes wait
