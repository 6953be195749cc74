-- note: A database of a developer that has run db/migration/V3__note.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/U10__contract_users_mail.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/U6__contract_users_note.sql
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/U8__contract_users_note.sql
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- new: db/contract/V10__contract_users_mail.sql
-- Move this into db/migration with the next release, once no server of v1.0.0 runs any more.
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
-- new: db/contract/V5__contract_users_note.sql
-- Move this into db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: db/contract/V5__contract_users_note.sql.conf
executeInTransaction=false
-- new: db/contract/V6__contract_users_note.sql
-- Move this into db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: db/contract/V7__contract_users_note.sql
-- Move this into db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: db/contract/V8__contract_users_note.sql
-- Move this into db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- changed: db/migration/U2__email.sql
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
-- changed: db/migration/U3__note.sql
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- changed: db/migration/V2__email.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- changed: db/migration/V3__note.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
-- new: db/migration/V4__backfill_users_note.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: db/migration/V4__backfill_users_note.sql.conf
executeInTransaction=false
-- new: db/migration/V5__backfill_users_mail.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: db/migration/V5__backfill_users_mail.sql.conf
executeInTransaction=false

-- then: db/contract/V10__contract_users_mail.sql and what comes before it
-- gone: db/contract/U10__contract_users_mail.sql
-- gone: db/contract/U6__contract_users_note.sql
-- gone: db/contract/U8__contract_users_note.sql
-- gone: db/contract/V10__contract_users_mail.sql
-- gone: db/contract/V5__contract_users_note.sql
-- gone: db/contract/V5__contract_users_note.sql.conf
-- gone: db/contract/V6__contract_users_note.sql
-- gone: db/contract/V7__contract_users_note.sql
-- gone: db/contract/V8__contract_users_note.sql
-- new: db/migration/U10__contract_users_mail.sql
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mail;
-- new: db/migration/U7__contract_users_note.sql
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/migration/U9__contract_users_note.sql
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
-- new: db/migration/V10__contract_users_mail.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
-- new: db/migration/V6__contract_users_note.sql
-- bellows: phase=contract
DO $$…$$;
-- new: db/migration/V6__contract_users_note.sql.conf
executeInTransaction=false
-- new: db/migration/V7__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: db/migration/V8__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: db/migration/V9__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
