-- note: A database of a developer that has run db/migrations/0002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/0006_contract_users_mail.sql
-- +migrate Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- +migrate StatementBegin
DO $$…$$;
-- +migrate StatementEnd
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;

-- +migrate Down
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
-- +migrate StatementBegin
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +migrate StatementEnd
-- +migrate StatementBegin
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +migrate StatementEnd
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/0007_contract_users_note.sql
-- +migrate Up notransaction
-- +migrate StatementBegin
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- +migrate StatementEnd

-- +migrate Down notransaction
-- new: db/contract/0008_contract_users_note.sql
-- +migrate Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;

-- +migrate Down
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/0009_contract_users_note.sql
-- +migrate Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;

-- +migrate Down
-- new: db/contract/0010_contract_users_note.sql
-- +migrate Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;

-- +migrate Down
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- changed: db/migrations/0002_email.sql
-- +migrate Up
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
-- +migrate StatementBegin
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +migrate StatementEnd
-- +migrate StatementBegin
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +migrate StatementEnd
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';

-- +migrate Down
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- new: db/migrations/0003_backfill_users_mail.sql
-- +migrate Up notransaction
-- +migrate StatementBegin
-- bellows: phase=backfill
DO $$…$$;
-- +migrate StatementEnd

-- +migrate Down notransaction
-- new: db/migrations/0004_expand_users.sql
-- +migrate Up notransaction
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);

-- +migrate Down notransaction
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/0005_backfill_users_note.sql
-- +migrate Up notransaction
-- +migrate StatementBegin
-- bellows: phase=backfill
DO $$…$$;
-- +migrate StatementEnd

-- +migrate Down notransaction

-- then: db/contract/0010_contract_users_note.sql and what comes before it
-- gone: db/contract/0006_contract_users_mail.sql
-- gone: db/contract/0007_contract_users_note.sql
-- gone: db/contract/0008_contract_users_note.sql
-- gone: db/contract/0009_contract_users_note.sql
-- gone: db/contract/0010_contract_users_note.sql
-- new: db/migrations/0006_contract_users_mail.sql
-- +migrate Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/0007_contract_users_note.sql
-- +migrate Up notransaction
-- +migrate StatementBegin
-- bellows: phase=contract
-- new: db/migrations/0008_contract_users_note.sql
-- +migrate Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/0009_contract_users_note.sql
-- +migrate Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/0010_contract_users_note.sql
-- +migrate Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
