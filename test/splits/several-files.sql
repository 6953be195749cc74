-- split: db/migrations/000005_drop.up.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, name, note, org FROM users;
INSERT INTO users (id, name, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migrations/000001_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint, name text);
-- file: db/migrations/000001_users.down.sql
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, first_name, last_name, note FROM users;
INSERT INTO users (id, first_name, last_name, note) VALUES ($1, $2, $3, $4);
-- file: db/migrations/000002_add.up.sql
ALTER TABLE users ADD COLUMN first_name text;
ALTER TABLE users ADD COLUMN last_name text;
-- file: db/migrations/000002_add.down.sql
ALTER TABLE users DROP COLUMN last_name;
ALTER TABLE users DROP COLUMN first_name;
-- file: db/migrations/000003_fill.up.sql
UPDATE users SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2);
-- file: db/migrations/000003_fill.down.sql
-- Nothing.
SELECT 1;
-- file: db/migrations/000004_other.up.sql
CREATE TABLE audit (id bigint PRIMARY KEY);
-- file: db/migrations/000004_other.down.sql
DROP TABLE audit;
-- file: db/migrations/000005_drop.up.sql
ALTER TABLE users DROP COLUMN name;
CREATE TABLE logs (id bigint PRIMARY KEY);
-- file: db/migrations/000005_drop.down.sql
DROP TABLE logs;
ALTER TABLE users ADD COLUMN name text;
