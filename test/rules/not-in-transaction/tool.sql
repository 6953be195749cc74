-- The transaction of the tool; without one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_in.sql
-- +goose Up
VACUUM orders;
--     ^^^^^^ error not-in-transaction: VACUUM fails here: it can't run in the transaction of the tool
-- file: db/migrations/003_out.sql
-- +goose NO TRANSACTION
-- +goose Up
VACUUM orders;
