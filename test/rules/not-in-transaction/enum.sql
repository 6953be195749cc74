-- Up to 11 a value can not be added in a transaction, unless the type is new.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 11 }
-- file: db/migrations/001_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
CREATE TABLE texts (id bigint PRIMARY KEY, what text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_value.sql
BEGIN;
ALTER TYPE state ADD VALUE 'lost';
--         ^^^^^ error not-in-transaction: ALTER TYPE fails here: it can't run between BEGIN and COMMIT
COMMIT;
-- file: db/migrations/003_out.sql
ALTER TYPE state ADD VALUE 'sent';
