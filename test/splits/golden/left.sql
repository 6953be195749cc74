-- note: Not split, line 3 of db/migrations/002_email.sql (DO $$ BEGIN ALTER TABLE users DROP COLUMN note; END $$): The change stands inside a DO block. Take it out of there first.
-- note: A database of a developer that has run db/migrations/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- new: db/contract/004_contract_users_mail.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN mail;
COMMIT;
-- new: db/contract/005_contract_users_org.sql
-- Move this into db/migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
DO $$…$$;
DROP TRIGGER zz_org_new_from_old ON users;
DROP FUNCTION users__org_new__from_old();
ALTER TABLE users DROP COLUMN org;
ALTER TABLE users RENAME COLUMN org_new TO org;
COMMIT;
-- changed: db/migrations/002_email.sql
BEGIN;
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users ADD COLUMN org_new text;
CREATE FUNCTION users__org_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$…$$;
CREATE TRIGGER zz_org_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__org_new__from_old();
COMMIT;
DO $$…$$;
-- new: db/migrations/003_backfill_users_org.sql
-- bellows: phase=backfill
DO $$…$$;

-- then: db/contract/005_contract_users_org.sql and what comes before it
-- gone: db/contract/004_contract_users_mail.sql
-- gone: db/contract/005_contract_users_org.sql
-- new: db/migrations/004_contract_users_mail.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
-- new: db/migrations/005_contract_users_org.sql
-- bellows: phase=contract
BEGIN;
SET LOCAL lock_timeout = '500ms';
