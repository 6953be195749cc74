-- note: Not split, line 3 of drizzle/0001_email.sql (ALTER TABLE users RENAME COLUMN note TO remark): Split it by itself: together with the others, this statement would fail: ALTER TABLE users DROP COLUMN mail
-- note: A database of a developer that has run drizzle/0001_email.sql already has to be taken back first, or made anew.
-- changed: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
  contract: contract/**
-- new: contract/0002_contract_users_mail.sql
-- Move this into drizzle with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
--> statement-breakpoint
ALTER TABLE users DROP COLUMN mail;
-- changed: drizzle/0001_email.sql
--> statement-breakpoint
ALTER TABLE users RENAME COLUMN note TO remark;

-- then: contract/0002_contract_users_mail.sql and what comes before it
-- gone: contract/0002_contract_users_mail.sql
-- new: drizzle/0002_contract_users_mail.sql
-- bellows: phase=contract
SET LOCAL lock_timeout = '500ms';
--> statement-breakpoint
-- changed: drizzle/meta/_journal.json
{
  "version": "7",
  "dialect": "postgresql",
