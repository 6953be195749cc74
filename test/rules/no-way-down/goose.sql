-- Missing; empty and saying so; there.
-- at: v1.0.0
-- file: db/migrations/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE users;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/00002_a.sql
-- +goose Up
CREATE TABLE a (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information no-way-down: 00002_a.sql has no way down, and the migrations before it have one
-- file: db/migrations/00003_b.sql
-- +goose Up
CREATE TABLE b (id bigint PRIMARY KEY);
-- +goose Down
-- There is no way back from here.
-- file: db/migrations/00004_c.sql
-- +goose Up
CREATE TABLE c (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE c;
