-- split: migrations/20250201000000_email.up.sql
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
sqlx = "0.8"
-- file: migrations/20250101000000_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- file: migrations/20250101000000_users.down.sql
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/20250201000000_email.up.sql
ALTER TABLE users RENAME COLUMN mail TO email;
CREATE INDEX users_org ON users (org);
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
-- file: migrations/20250201000000_email.down.sql
ALTER TABLE users ALTER COLUMN note DROP NOT NULL;
DROP INDEX users_org;
ALTER TABLE users RENAME COLUMN email TO mail;
