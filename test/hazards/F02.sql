-- A way down that destroys what the new server wrote
-- manifest
  migrations: db/goose
-- released: db/goose/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE users;
-- v1
SELECT id FROM users;
-- v2
SELECT id FROM users;
UPDATE users SET full_name = $1 WHERE id = $2;
-- file: db/goose/00002_name.sql fires
-- +goose Up
SET lock_timeout = '2s';
ALTER TABLE users ADD COLUMN full_name text;
-- +goose Down
ALTER TABLE users DROP COLUMN full_name;
-- file: db/goose/00002_name.sql silent
-- +goose Up
SET lock_timeout = '2s';
ALTER TABLE users ADD COLUMN full_name text;
-- +goose Down
-- The way back is the previous server; the column does no harm.
SELECT 1;
