-- note: A database of a developer that has run db/migrations/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/005_contract_users_mail.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;
COMMIT;
-- new: db/contract/007_contract_users_note.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: db/contract/008_contract_users_note.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
COMMIT;
-- new: db/contract/009_contract_users_note.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
COMMIT;
-- new: db/contract/010_contract_users_note.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
COMMIT;
-- changed: db/migrations/002_email.sql
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
COMMIT;
-- changed: db/migrations/003_note.sql
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
COMMIT;
-- new: db/migrations/004_backfill_users_mail.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: db/migrations/005_backfill_users_note.sql
-- bellows: phase=backfill
DO $$…$$;

-- then: db/contract/010_contract_users_note.sql and what comes before it
-- gone: db/contract/005_contract_users_mail.sql
-- gone: db/contract/007_contract_users_note.sql
-- gone: db/contract/008_contract_users_note.sql
-- gone: db/contract/009_contract_users_note.sql
-- gone: db/contract/010_contract_users_note.sql
-- new: db/migrations/006_contract_users_mail.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/007_contract_users_note.sql
-- bellows: phase=contract
DO $$…$$;
-- new: db/migrations/008_contract_users_note.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/009_contract_users_note.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/010_contract_users_note.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
