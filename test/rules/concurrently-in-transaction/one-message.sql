-- Prisma sends a file as one message: alone in it, CONCURRENTLY works.
-- at: v1.0.0
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: prisma/migrations/20240102000000_two/migration.sql
CREATE INDEX CONCURRENTLY orders_day ON orders (day);
--                        ^^^^^^^^^^ error concurrently-in-transaction: CREATE INDEX CONCURRENTLY fails here: it can't run in the transaction the migration runs in
CREATE INDEX CONCURRENTLY orders_id ON orders (id);
--                        ^^^^^^^^^ error concurrently-in-transaction: CREATE INDEX CONCURRENTLY fails here: it can't run in the transaction the migration runs in
--                        ^^^^^^^^^ information redundant-index: orders_id adds nothing to orders_pkey, which is over the same columns
-- file: prisma/migrations/20240103000000_one/migration.sql
CREATE INDEX CONCURRENTLY orders_both ON orders (id, day);
