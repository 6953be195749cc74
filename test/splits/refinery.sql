-- split: migrations/V2__email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: Cargo.toml
[dependencies]
refinery = "0.8"
-- file: migrations/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/V2__email.sql
ALTER TABLE users DROP COLUMN mail;
CREATE INDEX users_org ON users (org);
