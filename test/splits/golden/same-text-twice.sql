-- note: A database of a developer that has run db/migrations/003_b.sql already has to be taken back first, or made anew.
-- changed: db/migrations/003_b.sql
-- bellows: phase=backfill
DO $$…$$;
