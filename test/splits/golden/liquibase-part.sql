-- note: A database of a developer that has run db/changelog/002_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: db/contract/**
-- changed: db/changelog/002_email.sql
--liquibase formatted sql

--changeset a:2
CREATE TABLE audit (id bigint PRIMARY KEY);
--rollback DROP TABLE audit;
-- new: db/contract/003_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:003_contract_users_mail
-- Move this into db/changelog with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN mail;
--rollback ALTER TABLE users ADD COLUMN mail text;

-- then: db/contract/003_contract_users_mail.sql and what comes before it
-- new: db/changelog/003_contract_users_mail.sql
--liquibase formatted sql

--changeset bellows:003_contract_users_mail
-- gone: db/contract/003_contract_users_mail.sql
