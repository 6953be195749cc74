-- Prisma runs it, later than on a new database.
-- at: v1.0.0
-- file: prisma/schema.prisma
datasource db { provider = "postgresql" }
-- file: prisma/migrations/20260301000000_users/migration.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- now
-- file: prisma/migrations/20260201000000_late/migration.sql
CREATE TABLE late (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information out-of-order: 20260201000000_late is new and comes before 20260301000000_users, which was released: it runs after it on databases that exist, and before it on new ones
-- file: prisma/migrations/20260401000000_next/migration.sql
CREATE TABLE next (id bigint PRIMARY KEY);
