-- split: prisma/migrations/20250203000000_drop/migration.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES (1, 2, 3, 4);
-- file: prisma/migrations/migration_lock.toml
provider = "mysql"
-- file: prisma/migrations/20250101000000_users/migration.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), note varchar(100), org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES (1, 2, 3, 4);
-- file: prisma/migrations/20250201000000_add/migration.sql
ALTER TABLE users ADD COLUMN email varchar(100);
-- file: prisma/migrations/20250202000000_fill/migration.sql
UPDATE users SET email = mail;
-- file: prisma/migrations/20250203000000_drop/migration.sql
ALTER TABLE users DROP COLUMN mail;
