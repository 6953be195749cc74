-- note: A database of a developer that has run src/main/resources/db/migration/2026/V2026.01.1__email.sql already has to be taken back first, or made anew.
-- note: Flyway from 9.1.2 on keeps a transaction open for its own lock, and CREATE INDEX CONCURRENTLY waits for it without end: set `flyway.postgresql.transactional.lock=false`.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: src/main/resources/db/contract/**
-- new: src/main/resources/db/contract/V2026.01.5__contract_users_mail.sql
-- Move this into src/main/resources/db/migration with the next release, once no server of v1.0.0 runs any more.
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
-- new: src/main/resources/db/contract/V2026.01.6__contract_users_note.sql
-- Move this into src/main/resources/db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: src/main/resources/db/contract/V2026.01.6__contract_users_note.sql.conf
executeInTransaction=false
-- new: src/main/resources/db/contract/V2026.01.7__contract_users_note.sql
-- Move this into src/main/resources/db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: src/main/resources/db/contract/V2026.01.8__contract_users_note.sql
-- Move this into src/main/resources/db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: src/main/resources/db/contract/V2026.01.9__contract_users_note.sql
-- Move this into src/main/resources/db/migration with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- changed: src/main/resources/db/migration/2026/V2026.01.1__email.sql
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
-- new: src/main/resources/db/migration/2026/V2026.01.2__backfill_users_mail.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: src/main/resources/db/migration/2026/V2026.01.2__backfill_users_mail.sql.conf
executeInTransaction=false
-- new: src/main/resources/db/migration/2026/V2026.01.3__expand_users.sql
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);
-- new: src/main/resources/db/migration/2026/V2026.01.3__expand_users.sql.conf
executeInTransaction=false
-- new: src/main/resources/db/migration/2026/V2026.01.4__backfill_users_note.sql
-- bellows: phase=backfill
DO $$…$$;
-- new: src/main/resources/db/migration/2026/V2026.01.4__backfill_users_note.sql.conf
executeInTransaction=false

-- then: src/main/resources/db/contract/V2026.01.9__contract_users_note.sql and what comes before it
-- gone: src/main/resources/db/contract/V2026.01.5__contract_users_mail.sql
-- gone: src/main/resources/db/contract/V2026.01.6__contract_users_note.sql
-- gone: src/main/resources/db/contract/V2026.01.6__contract_users_note.sql.conf
-- gone: src/main/resources/db/contract/V2026.01.7__contract_users_note.sql
-- gone: src/main/resources/db/contract/V2026.01.8__contract_users_note.sql
-- gone: src/main/resources/db/contract/V2026.01.9__contract_users_note.sql
-- new: src/main/resources/db/migration/2026/V2026.01.5__contract_users_mail.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
-- new: src/main/resources/db/migration/2026/V2026.01.6__contract_users_note.sql
-- bellows: phase=contract
DO $$…$$;
-- new: src/main/resources/db/migration/2026/V2026.01.6__contract_users_note.sql.conf
executeInTransaction=false
-- new: src/main/resources/db/migration/2026/V2026.01.7__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- new: src/main/resources/db/migration/2026/V2026.01.8__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: src/main/resources/db/migration/2026/V2026.01.9__contract_users_note.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
