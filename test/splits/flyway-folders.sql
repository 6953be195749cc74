-- split: src/main/resources/db/migration/2026/V2026.01.1__email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: src/main/resources/db/migration/2025/V2025.01.1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: src/main/resources/db/migration/2026/V2026.01.1__email.sql
ALTER TABLE users RENAME COLUMN mail TO email;
CREATE INDEX users_org ON users (org);
ALTER TABLE users ALTER COLUMN note SET NOT NULL;
