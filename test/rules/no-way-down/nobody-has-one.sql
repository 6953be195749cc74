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
