-- Small tables are written at once; nobody waits for cold ones; hot ones are worse.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { small: { rows: 50 }, cold: { traffic: cold }, orders: { traffic: hot } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE small (id bigint PRIMARY KEY, a text);
CREATE TABLE cold (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_small.sql
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
UPDATE small SET a = upper(a) WHERE a IS NOT NULL;
COMMIT;
-- file: db/migrations/003_hot.sql
BEGIN;
ALTER TABLE orders ADD COLUMN memo text;
CREATE INDEX users_name ON users (name);
--           ^^^^^^^^^^ error lock-held: orders stays locked while CREATE INDEX runs: reads and writes wait until the transaction ends
--           ^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to users until the index is built
COMMIT;
-- file: db/migrations/004_cold.sql
BEGIN;
ALTER TABLE cold ADD COLUMN memo text;
DELETE FROM users WHERE name IS NULL;
--          ^^^^^ information lock-held: cold stays locked while these rows are written: reads and writes wait until the transaction ends
COMMIT;
