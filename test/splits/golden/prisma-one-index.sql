-- note: A database of a developer that has run prisma/migrations/20250201000000_org/migration.sql already has to be taken back first, or made anew.
-- changed: prisma/migrations/20250201000000_org/migration.sql
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: prisma/migrations/20260101000000_expand_users/migration.sql
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);
