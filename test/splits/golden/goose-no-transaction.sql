-- note: A database of a developer that has run db/migrations/00002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/00005_contract_users_mail.sql
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
-- changed: db/migrations/00002_email.sql
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY users_org ON users (org);

-- +goose Down
DROP INDEX users_org;
-- new: db/migrations/00003_expand_users_mail.sql
-- +goose Up
-- bellows: phase=expand
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

-- +goose Down
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- new: db/migrations/00004_backfill_users_mail.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- bellows: phase=backfill
DO $$…$$;
-- +goose StatementEnd

-- +goose Down

-- then: db/contract/00005_contract_users_mail.sql and what comes before it
-- gone: db/contract/00005_contract_users_mail.sql
-- new: db/migrations/00005_contract_users_mail.sql
-- +goose Up
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
