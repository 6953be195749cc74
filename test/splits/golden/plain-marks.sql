-- note: A database of a developer that has run db/migrations/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/007_contract_users_mail.sql
-- up
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

-- down
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/008_contract_users_note.sql
-- up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;

-- down
-- new: db/contract/009_contract_users_note.sql
-- up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
COMMIT;

-- down
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/010_contract_users_note.sql
-- up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
COMMIT;

-- down
-- new: db/contract/011_contract_users_note.sql
-- up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
COMMIT;

-- down
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- changed: db/migrations/002_email.sql
-- up
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
COMMIT;
-- down
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- new: db/migrations/003_backfill_users_mail.sql
-- up
-- bellows: phase=backfill
DO $$…$$;

-- down
-- new: db/migrations/004_expand_users.sql
-- up
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;

-- down
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/005_expand_users.sql
-- up
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);

-- down
-- new: db/migrations/006_backfill_users_note.sql
-- up
-- bellows: phase=backfill
DO $$…$$;

-- down

-- then: db/contract/011_contract_users_note.sql and what comes before it
-- gone: db/contract/007_contract_users_mail.sql
-- gone: db/contract/008_contract_users_note.sql
-- gone: db/contract/009_contract_users_note.sql
-- gone: db/contract/010_contract_users_note.sql
-- gone: db/contract/011_contract_users_note.sql
-- new: db/migrations/007_contract_users_mail.sql
-- up
-- bellows: phase=contract
BEGIN;
-- new: db/migrations/008_contract_users_note.sql
-- up
-- bellows: phase=contract
DO $$…$$;
-- new: db/migrations/009_contract_users_note.sql
-- up
-- bellows: phase=contract
BEGIN;
-- new: db/migrations/010_contract_users_note.sql
-- up
-- bellows: phase=contract
BEGIN;
-- new: db/migrations/011_contract_users_note.sql
-- up
-- bellows: phase=contract
BEGIN;
