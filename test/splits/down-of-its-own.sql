-- split: db/migrations/00002_email.sql
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 18
-- file: db/queries/server.sql
SELECT id, mail, note, org FROM users;
INSERT INTO users (id, mail, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migrations/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text, org bigint);

-- +goose Down
DROP TABLE users;
-- now
-- file: db/queries/server.sql
SELECT id, email, note, org FROM users;
INSERT INTO users (id, email, note, org) VALUES ($1, $2, $3, $4);
-- file: db/migrations/00002_email.sql
-- +goose Up
CREATE TABLE audit (id bigint PRIMARY KEY);
ALTER TABLE users RENAME COLUMN mail TO email;

-- +goose Down
SELECT 1;
DROP TABLE audit;
ALTER TABLE users RENAME COLUMN email TO mail;
