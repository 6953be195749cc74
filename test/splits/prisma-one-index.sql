-- split: prisma/migrations/20250201000000_org/migration.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: prisma/migrations/20250101000000_users/migration.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: prisma/migrations/20250201000000_org/migration.sql
CREATE INDEX users_org ON users (org);
