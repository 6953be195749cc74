-- note: A database of a developer that has run migrations/2025-02-01-000000_email/up.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/2026-01-01-000004_contract_users_mail/down.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: contract/2026-01-01-000004_contract_users_mail/up.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;
-- new: contract/2026-01-01-000005_contract_users_note/down.sql
-- Nothing to undo.
-- new: contract/2026-01-01-000005_contract_users_note/metadata.toml
run_in_transaction = false
-- new: contract/2026-01-01-000005_contract_users_note/up.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: contract/2026-01-01-000006_contract_users_note/down.sql
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: contract/2026-01-01-000006_contract_users_note/up.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: contract/2026-01-01-000007_contract_users_note/down.sql
-- Nothing to undo.
-- new: contract/2026-01-01-000007_contract_users_note/up.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: contract/2026-01-01-000008_contract_users_note/down.sql
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- new: contract/2026-01-01-000008_contract_users_note/up.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- changed: migrations/2025-02-01-000000_email/down.sql
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- changed: migrations/2025-02-01-000000_email/up.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
-- new: migrations/2026-01-01-000000_backfill_users_mail/down.sql
-- Nothing to undo.
-- new: migrations/2026-01-01-000000_backfill_users_mail/metadata.toml
run_in_transaction = false
-- new: migrations/2026-01-01-000000_backfill_users_mail/up.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: migrations/2026-01-01-000001_expand_users/down.sql
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: migrations/2026-01-01-000001_expand_users/metadata.toml
run_in_transaction = false
-- new: migrations/2026-01-01-000001_expand_users/up.sql
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: migrations/2026-01-01-000002_expand_users/down.sql
-- Nothing to undo.
-- new: migrations/2026-01-01-000002_expand_users/metadata.toml
run_in_transaction = false
-- new: migrations/2026-01-01-000002_expand_users/up.sql
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);
-- new: migrations/2026-01-01-000003_backfill_users_note/down.sql
-- Nothing to undo.
-- new: migrations/2026-01-01-000003_backfill_users_note/metadata.toml
run_in_transaction = false
-- new: migrations/2026-01-01-000003_backfill_users_note/up.sql
-- bellows: phase=backfill
DO $$…$$;

-- then: contract/2026-01-01-000008_contract_users_note/up.sql and what comes before it
-- gone: contract/2026-01-01-000004_contract_users_mail/down.sql
-- gone: contract/2026-01-01-000004_contract_users_mail/up.sql
-- gone: contract/2026-01-01-000005_contract_users_note/down.sql
-- gone: contract/2026-01-01-000005_contract_users_note/metadata.toml
-- gone: contract/2026-01-01-000005_contract_users_note/up.sql
-- gone: contract/2026-01-01-000006_contract_users_note/down.sql
-- gone: contract/2026-01-01-000006_contract_users_note/up.sql
-- gone: contract/2026-01-01-000007_contract_users_note/down.sql
-- gone: contract/2026-01-01-000007_contract_users_note/up.sql
-- gone: contract/2026-01-01-000008_contract_users_note/down.sql
-- gone: contract/2026-01-01-000008_contract_users_note/up.sql
-- new: migrations/2026-01-01-000100_contract_users_mail/down.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
-- new: migrations/2026-01-01-000100_contract_users_mail/up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
-- new: migrations/2026-01-01-000101_contract_users_note/down.sql
-- Nothing to undo.
-- new: migrations/2026-01-01-000101_contract_users_note/metadata.toml
run_in_transaction = false
-- new: migrations/2026-01-01-000101_contract_users_note/up.sql
-- bellows: phase=contract
DO $$…$$;
-- new: migrations/2026-01-01-000102_contract_users_note/down.sql
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: migrations/2026-01-01-000102_contract_users_note/up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: migrations/2026-01-01-000103_contract_users_note/down.sql
-- Nothing to undo.
-- new: migrations/2026-01-01-000103_contract_users_note/up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: migrations/2026-01-01-000104_contract_users_note/down.sql
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- new: migrations/2026-01-01-000104_contract_users_note/up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
