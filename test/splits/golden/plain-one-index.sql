-- note: A database of a developer that has run db/migrations/002_org.sql already has to be taken back first, or made anew.
-- changed: db/migrations/002_org.sql
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/003_expand_users.sql
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);
