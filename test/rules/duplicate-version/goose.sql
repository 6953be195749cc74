-- at: v1.0.0
-- file: db/migrations/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/00002_a.sql
-- +goose Up
CREATE TABLE a (id bigint PRIMARY KEY);
-- file: db/migrations/00002_b.sql
-- +goose Up
CREATE TABLE b (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-version: 00002_b.sql has the same version as 00002_a.sql: goose knows a migration by its version, and takes one of them only, or none
-- file: db/migrations/00003_c.sql
-- +goose Up
CREATE TABLE c (id bigint PRIMARY KEY);
