-- note: A database of a developer that has run db/changelog/all.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- changed: db/changelog/all.sql
--liquibase formatted sql

--changeset a:1
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
--rollback DROP TABLE users;

--changeset a:2
-- What this migration did begins in all_001_expand_users_mail.sql, and ends in a later release.
--rollback empty

--changeset a:3
-- What this migration did begins in all_003_expand_users.sql.
--rollback empty

--changeset a:4
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ALTER COLUMN note SET DEFAULT '';
--rollback ALTER TABLE users ALTER COLUMN note DROP DEFAULT;
-- new: db/changelog/all_001_expand_users_mail.sql
--liquibase formatted sql

--changeset bellows:all_001_expand_users_mail splitStatements:false
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
-- new: db/changelog/all_002_backfill_users_mail.sql
--liquibase formatted sql

--changeset bellows:all_002_backfill_users_mail runInTransaction:false splitStatements:false
-- bellows: phase=backfill
DO $$…$$;
-- new: db/changelog/all_003_expand_users.sql
--liquibase formatted sql

--changeset bellows:all_003_expand_users runInTransaction:false
-- bellows: phase=expand
DROP INDEX CONCURRENTLY IF EXISTS users_org;
CREATE INDEX CONCURRENTLY users_org ON users (org);
--rollback DROP INDEX CONCURRENTLY IF EXISTS users_org;
-- new: db/changelog/all_004_backfill_users_note.sql
--liquibase formatted sql

--changeset bellows:all_004_backfill_users_note runInTransaction:false splitStatements:false
-- bellows: phase=backfill
DO $$…$$;
-- new: db/contract/all_005_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:all_005_contract_users_mail splitStatements:false rollbackSplitStatements:false
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
-- new: db/contract/all_006_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_006_contract_users_note runInTransaction:false splitStatements:false
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
DO $$…$$;
-- new: db/contract/all_007_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_007_contract_users_note
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD CONSTRAINT users_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
--rollback ALTER TABLE users DROP CONSTRAINT users_note_not_null_check;
-- new: db/contract/all_008_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_008_contract_users_note
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null_check;
-- new: db/contract/all_009_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_009_contract_users_note
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

-- then: db/contract/all_009_contract_users_note.sql and what comes before it
-- new: db/changelog/all_005_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:all_005_contract_users_mail splitStatements:false rollbackSplitStatements:false
-- new: db/changelog/all_006_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_006_contract_users_note runInTransaction:false splitStatements:false
-- new: db/changelog/all_007_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_007_contract_users_note
-- new: db/changelog/all_008_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_008_contract_users_note
-- new: db/changelog/all_009_contract_users_note.sql
--liquibase formatted sql

--changeset bellows:all_009_contract_users_note
-- gone: db/contract/all_005_contract_users_mail.sql
-- gone: db/contract/all_006_contract_users_note.sql
-- gone: db/contract/all_007_contract_users_note.sql
-- gone: db/contract/all_008_contract_users_note.sql
-- gone: db/contract/all_009_contract_users_note.sql
