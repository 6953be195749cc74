-- note: A database of a developer that has run migrations/000002_email.up.sql already has to be taken back first, or made anew.
-- note: Run `atlas migrate hash` afterwards: until then migrations/atlas.sum does not know the files as they stand, and Atlas runs none of them.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/000004_contract_users_mail.down.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: contract/000004_contract_users_mail.up.sql
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
-- changed: migrations/000002_email.down.sql
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- changed: migrations/000002_email.up.sql
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
COMMIT;
-- new: migrations/000003_backfill_users_mail.down.sql
-- Nothing to undo.
-- new: migrations/000003_backfill_users_mail.up.sql
-- bellows: phase=backfill
DO $$…$$;

-- then: contract/000004_contract_users_mail.up.sql and what comes before it
-- gone: contract/000004_contract_users_mail.down.sql
-- gone: contract/000004_contract_users_mail.up.sql
-- new: migrations/000004_contract_users_mail.down.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
-- new: migrations/000004_contract_users_mail.up.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
