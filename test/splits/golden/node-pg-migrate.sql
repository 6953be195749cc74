-- note: Not split, line 3 of migrations/1700000000001_email.sql (CREATE INDEX users_org ON users (org)): node-pg-migrate runs every migration in a transaction, and this plan has a step that can not: Build users_org on users while writes go on.
-- note: A database of a developer that has run migrations/1700000000001_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/1767225600000_contract_users_mail.sql
-- Up Migration
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN mail;

-- Down Migration
ALTER TABLE users ADD COLUMN mail text;
-- changed: migrations/1700000000001_email.sql
-- Up Migration
CREATE INDEX users_org ON users (org);

-- Down Migration
DROP INDEX users_org;

-- then: contract/1767225600000_contract_users_mail.sql and what comes before it
-- gone: contract/1767225600000_contract_users_mail.sql
-- new: migrations/1767225660000_contract_users_mail.sql
-- Up Migration
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
