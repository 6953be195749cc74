-- note: A database of a developer that has run db/migrations/000002_add.up.sql, db/migrations/000003_fill.up.sql and db/migrations/000005_drop.up.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/000007_contract_users_name.down.sql
ALTER TABLE users ADD COLUMN name text;
UPDATE users SET name = CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END;
CREATE FUNCTION users__first_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__first_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_first_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL) EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER "00_first_name_from_new_u" BEFORE UPDATE OF first_name, last_name ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER zz_first_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_old();
-- new: db/contract/000007_contract_users_name.up.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
DROP TRIGGER zz_first_name_from_old ON users;
DROP TRIGGER "00_first_name_from_new_i" ON users;
DROP TRIGGER "00_first_name_from_new_u" ON users;
DROP FUNCTION users__first_name__from_new();
DROP FUNCTION users__first_name__from_old();
ALTER TABLE users DROP COLUMN name;
-- changed: db/migrations/000002_add.down.sql
DROP TRIGGER zz_first_name_from_old ON users;
DROP TRIGGER "00_first_name_from_new_i" ON users;
DROP TRIGGER "00_first_name_from_new_u" ON users;
DROP FUNCTION users__first_name__from_new();
DROP FUNCTION users__first_name__from_old();
ALTER TABLE users DROP COLUMN last_name;
ALTER TABLE users DROP COLUMN first_name;
-- changed: db/migrations/000002_add.up.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN first_name text;
ALTER TABLE users ADD COLUMN last_name text;
CREATE FUNCTION users__first_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__first_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_first_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL) EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER "00_first_name_from_new_u" BEFORE UPDATE OF first_name, last_name ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER zz_first_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_old();
-- changed: db/migrations/000003_fill.down.sql
-- Nothing.
-- Nothing to undo.
-- changed: db/migrations/000003_fill.up.sql
-- What this migration did begins in 000002_add.up.sql, and ends in a later release.
-- changed: db/migrations/000005_drop.down.sql
DROP TABLE logs;
-- changed: db/migrations/000005_drop.up.sql
CREATE TABLE logs (id bigint PRIMARY KEY);
-- new: db/migrations/000006_backfill_users_name.down.sql
-- Nothing to undo.
-- new: db/migrations/000006_backfill_users_name.up.sql
-- bellows: phase=backfill
DO $$…$$;

-- then: db/contract/000007_contract_users_name.up.sql and what comes before it
-- gone: db/contract/000007_contract_users_name.down.sql
-- gone: db/contract/000007_contract_users_name.up.sql
-- new: db/migrations/000007_contract_users_name.down.sql
ALTER TABLE users ADD COLUMN name text;
UPDATE users SET name = CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END;
CREATE FUNCTION users__first_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- new: db/migrations/000007_contract_users_name.up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
