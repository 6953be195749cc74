-- note: A database of a developer that has run db/migrations/00002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/00006_contract_users_mail.sql
-- +goose Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- +goose StatementBegin
DO $$…$$;
-- +goose StatementEnd
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;

-- +goose Down
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
-- +goose StatementBegin
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +goose StatementEnd
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/00007_contract_users_note.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- +goose StatementEnd

-- +goose Down
-- new: db/contract/00008_contract_users_note.sql
-- +goose Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;

-- +goose Down
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/00009_contract_users_note.sql
-- +goose Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;

-- +goose Down
-- new: db/contract/00010_contract_users_note.sql
-- +goose Up
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;

-- +goose Down
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- changed: db/migrations/00002_email.sql
-- +goose Up
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
-- +goose StatementBegin
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
-- +goose StatementEnd
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';

-- +goose Down
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- new: db/migrations/00003_backfill_users_mail.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- bellows: phase=backfill
DO $$…$$;
-- +goose StatementEnd

-- +goose Down
-- new: db/migrations/00004_expand_users.sql
-- +goose NO TRANSACTION
-- +goose Up
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);

-- +goose Down
DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/migrations/00005_backfill_users_note.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- bellows: phase=backfill
DO $$…$$;
-- +goose StatementEnd

-- +goose Down

-- then: db/contract/00010_contract_users_note.sql and what comes before it
-- gone: db/contract/00006_contract_users_mail.sql
-- gone: db/contract/00007_contract_users_note.sql
-- gone: db/contract/00008_contract_users_note.sql
-- gone: db/contract/00009_contract_users_note.sql
-- gone: db/contract/00010_contract_users_note.sql
-- new: db/migrations/00006_contract_users_mail.sql
-- +goose Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/00007_contract_users_note.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- new: db/migrations/00008_contract_users_note.sql
-- +goose Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/00009_contract_users_note.sql
-- +goose Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/00010_contract_users_note.sql
-- +goose Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
