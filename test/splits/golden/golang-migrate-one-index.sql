-- note: A database of a developer that has run db/migrations/000002_org.up.sql already has to be taken back first, or made anew.
-- changed: db/migrations/000002_org.down.sql
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- changed: db/migrations/000002_org.up.sql
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/000003_expand_users.down.sql
-- Nothing to undo.
-- new: db/migrations/000003_expand_users.up.sql
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);
