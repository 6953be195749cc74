-- note: A database of a developer that has run db/changelog/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- changed: db/changelog/002_email.sql
--liquibase formatted sql

--changeset a:2
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
--rollback ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- new: db/changelog/003_expand_users_mail.sql
--liquibase formatted sql

--changeset bellows:003_expand_users_mail splitStatements:false
-- bellows: phase=expand
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
--rollback DROP TRIGGER zz_email_from_old ON users;
--rollback DROP TRIGGER "00_email_from_new_i" ON users;
--rollback DROP TRIGGER "00_email_from_new_u" ON users;
--rollback DROP FUNCTION users__email__from_new();
--rollback DROP FUNCTION users__email__from_old();
--rollback ALTER TABLE users DROP COLUMN email;
-- new: db/changelog/004_backfill_users_mail.sql
--liquibase formatted sql

--changeset bellows:004_backfill_users_mail runInTransaction:false splitStatements:false
-- bellows: phase=backfill
DO $$…$$;
-- new: db/changelog/005_expand_users.sql
--liquibase formatted sql

--changeset bellows:005_expand_users runInTransaction:false
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);
--rollback DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/changelog/006_backfill_users_note.sql
--liquibase formatted sql

--changeset bellows:006_backfill_users_note runInTransaction:false splitStatements:false
-- bellows: phase=backfill
DO $$…$$;
-- new: db/contract/007_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:007_contract_users_mail splitStatements:false rollbackSplitStatements:false
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
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
--rollback ALTER TABLE users RENAME COLUMN email TO mail;
--rollback ALTER TABLE users ADD COLUMN email text;
--rollback UPDATE users SET email = mail;
--rollback CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
--rollback CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
--rollback CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
--rollback CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
--rollback CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- new: db/contract/008_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:008_contract_users_note runInTransaction:false splitStatements:false
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: db/contract/009_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:009_contract_users_note
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
--rollback ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/010_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:010_contract_users_note
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: db/contract/011_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:011_contract_users_note
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
--rollback ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
--rollback ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
--rollback ALTER TABLE users ALTER COLUMN note DROP NOT NULL;

-- then: db/contract/011_contract_users_note.sql and what comes before it
-- new: db/changelog/007_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:007_contract_users_mail splitStatements:false rollbackSplitStatements:false
-- new: db/changelog/008_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:008_contract_users_note runInTransaction:false splitStatements:false
-- new: db/changelog/009_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:009_contract_users_note
-- new: db/changelog/010_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:010_contract_users_note
-- new: db/changelog/011_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:011_contract_users_note
-- gone: db/contract/007_contract_users_mail.sql
-- gone: db/contract/008_contract_users_note.sql
-- gone: db/contract/009_contract_users_note.sql
-- gone: db/contract/010_contract_users_note.sql
-- gone: db/contract/011_contract_users_note.sql
