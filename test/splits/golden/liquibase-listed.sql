-- note: A database of a developer that has run src/main/resources/db/changelog/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: src/main/resources/db/contract/**
-- changed: src/main/resources/db/changelog/002_email.sql
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
-- new: src/main/resources/db/changelog/003_backfill_users_mail.sql
--liquibase formatted sql

--changeset bellows:003_backfill_users_mail runInTransaction:false splitStatements:false
-- bellows: phase=backfill
DO $$…$$;
-- changed: src/main/resources/db/changelog/db.changelog-master.yaml
databaseChangeLog:
  - include:
      file: 001_users.sql
      relativeToChangelogFile: true
  - include:
      file: 002_email.sql
      relativeToChangelogFile: true
  - include:
      file: 003_backfill_users_mail.sql
      relativeToChangelogFile: true
-- new: src/main/resources/db/contract/004_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:004_contract_users_mail splitStatements:false rollbackSplitStatements:false
-- Move this into src/main/resources/db/changelog with the next release, once no server of v1.0.0 runs any more.
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

-- then: src/main/resources/db/contract/004_contract_users_mail.sql and what comes before it
-- new: src/main/resources/db/changelog/004_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:004_contract_users_mail splitStatements:false rollbackSplitStatements:false
-- changed: src/main/resources/db/changelog/db.changelog-master.yaml
databaseChangeLog:
  - include:
      file: 001_users.sql
-- gone: src/main/resources/db/contract/004_contract_users_mail.sql
