-- note: A database of a developer that has run db/migrations/20250201000000_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/20260101000004_contract_users_mail.sql
-- migrate:up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
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

-- migrate:down
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/20260101000005_contract_users_note.sql
-- migrate:up transaction:false
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;

-- migrate:down transaction:false
-- new: db/contract/20260101000006_contract_users_note.sql
-- migrate:up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;

-- migrate:down
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/20260101000007_contract_users_note.sql
-- migrate:up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;

-- migrate:down
-- new: db/contract/20260101000008_contract_users_note.sql
-- migrate:up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;

-- migrate:down
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- changed: db/migrations/20250201000000_email.sql
-- migrate:up
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';

-- migrate:down
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- new: db/migrations/20260101000000_backfill_users_mail.sql
-- migrate:up transaction:false
-- bellows: phase=backfill
DO $$…$$;

-- migrate:down transaction:false
-- new: db/migrations/20260101000001_expand_users.sql
-- migrate:up transaction:false
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/20260101000002_expand_users.sql
-- migrate:up transaction:false
-- bellows: phase=expand
CREATE INDEX CONCURRENTLY users_org ON users (org);

-- migrate:down transaction:false
-- new: db/migrations/20260101000003_backfill_users_note.sql
-- migrate:up transaction:false
-- bellows: phase=backfill
DO $$…$$;

-- migrate:down transaction:false

-- then: db/contract/20260101000008_contract_users_note.sql and what comes before it
-- gone: db/contract/20260101000004_contract_users_mail.sql
-- gone: db/contract/20260101000005_contract_users_note.sql
-- gone: db/contract/20260101000006_contract_users_note.sql
-- gone: db/contract/20260101000007_contract_users_note.sql
-- gone: db/contract/20260101000008_contract_users_note.sql
-- new: db/migrations/20260101000100_contract_users_mail.sql
-- migrate:up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/20260101000101_contract_users_note.sql
-- migrate:up transaction:false
-- bellows: phase=contract
DO $$…$$;
-- new: db/migrations/20260101000102_contract_users_note.sql
-- migrate:up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/20260101000103_contract_users_note.sql
-- migrate:up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/20260101000104_contract_users_note.sql
-- migrate:up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
