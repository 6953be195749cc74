-- note: Not split, line 2 of migrations/V2__email.sql (CREATE INDEX users_org ON users (org)): refinery runs every migration in a transaction, and this plan has a step that can not: Build users_org on users while writes go on.
-- note: A database of a developer that has run migrations/V2__email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/V3__contract_users_mail.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN mail;
-- changed: migrations/V2__email.sql
CREATE INDEX users_org ON users (org);

-- then: contract/V3__contract_users_mail.sql and what comes before it
-- gone: contract/V3__contract_users_mail.sql
-- new: migrations/V3__contract_users_mail.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN mail;
