-- note: A database of a developer that has run migrations/2025-02-01-000000_fill/up.sql already has to be taken back first, or made anew.
-- changed: migrations/2025-02-01-000000_fill/down.sql
-- Nothing to undo.
-- new: migrations/2025-02-01-000000_fill/metadata.toml
run_in_transaction = false
-- changed: migrations/2025-02-01-000000_fill/up.sql
-- bellows: phase=backfill
DO $$…$$;
