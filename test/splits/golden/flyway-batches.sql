-- note: A database of a developer that has run db/migration/V2__fill.sql already has to be taken back first, or made anew.
-- changed: db/migration/V2__fill.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: db/migration/V2__fill.sql.conf
executeInTransaction=false
