-- split: migrations/1700000000001_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: package.json
{ "dependencies": { "node-pg-migrate": "8" } }
-- file: migrations/1700000000000_users.sql
-- Up Migration
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);

-- Down Migration
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/1700000000001_email.sql
-- Up Migration
ALTER TABLE users DROP COLUMN mail;
CREATE INDEX users_org ON users (org);

-- Down Migration
DROP INDEX users_org;
ALTER TABLE users ADD COLUMN mail text;
