-- split: migrations/2025-02-01-000000_fill/up.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: diesel.toml

-- file: migrations/2025-01-01-000000_users/down.sql
DROP TABLE users;
-- file: migrations/2025-01-01-000000_users/up.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: migrations/2025-02-01-000000_fill/up.sql
UPDATE users SET note = 'none' WHERE note IS NULL;
-- file: migrations/2025-02-01-000000_fill/down.sql
UPDATE users SET note = NULL WHERE note = 'none';
