-- Statements changed, comments changed, line ends changed, a way down changed; the schema is that of the released text.
-- at: v1.3.0
-- file: db/migrations/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- +goose Down
DROP TABLE users;
-- file: db/migrations/00002_teams.sql
-- +goose Up
CREATE TABLE teams (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE teams;
-- file: db/migrations/00003_notes.sql
-- +goose Up
CREATE TABLE notes (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE notes;
-- file: db/migrations/00004_untouched.sql
-- +goose Up
CREATE TABLE untouched (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE untouched;
-- file: db/queries/users.sql
SELECT id, email FROM users;
-- now
-- file: db/migrations/00001_users.sql
-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(100));
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error edited-migration: This migration was edited since v1.3.0: where it has run, it does not run again
-- +goose Down
DROP TABLE users;
-- file: db/migrations/00002_teams.sql
-- +goose Up
-- Who works with whom.
--^^^^^^^^^^^^^^^^^^^^^ information edited-migration: This migration was released with v1.3.0, and comments or blanks changed since: what it does is the same
CREATE TABLE teams (
  id bigint PRIMARY KEY
);
-- +goose Down
DROP TABLE teams;
-- file: db/migrations/00003_notes.sql
-- +goose Up
CREATE TABLE notes (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE IF EXISTS notes;
--^^^^^^^^^^^^^^^^^^^^^^^^^ information edited-migration: This migration was released with v1.3.0, and its way down changed since: what it does is the same
-- file: db/migrations/00005_next.sql
-- +goose Up
SET lock_timeout = '2s';
ALTER TABLE users ALTER COLUMN email TYPE varchar(50);
-- +goose Down
SELECT 1;
