-- note: A database of a developer that has run migrations/20250201000000_email.sql already has to be taken back first, or made anew.
-- note: Run `atlas migrate hash` afterwards: until then migrations/atlas.sum does not know the files as they stand, and Atlas runs none of them.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/20260101000003_contract_users_mail.sql
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
-- new: contract/20260101000004_contract_users_note.sql
-- atlas:txmode none

-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: contract/20260101000005_contract_users_note.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: contract/20260101000006_contract_users_note.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: contract/20260101000007_contract_users_note.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- changed: migrations/20250201000000_email.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
-- new: migrations/20260101000000_backfill_users_mail.sql
-- atlas:txmode none

-- bellows: phase=backfill
DO $$…$$;
-- new: migrations/20260101000001_expand_users.sql
-- atlas:txmode none

-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);
-- new: migrations/20260101000002_backfill_users_note.sql
-- atlas:txmode none

-- bellows: phase=backfill
DO $$…$$;

-- then: contract/20260101000007_contract_users_note.sql and what comes before it
-- gone: contract/20260101000003_contract_users_mail.sql
-- gone: contract/20260101000004_contract_users_note.sql
-- gone: contract/20260101000005_contract_users_note.sql
-- gone: contract/20260101000006_contract_users_note.sql
-- gone: contract/20260101000007_contract_users_note.sql
-- new: migrations/20260101000100_contract_users_mail.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
-- new: migrations/20260101000101_contract_users_note.sql
-- atlas:txmode none

-- bellows: phase=contract
-- new: migrations/20260101000102_contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: migrations/20260101000103_contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: migrations/20260101000104_contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
