-- goose opens one: a BEGIN of the file, and a COMMIT without.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_begin.sql
-- +goose Up
BEGIN;
--^^^ warning nested-transaction: The tool has opened a transaction already: this BEGIN only warns, and the COMMIT after it ends the transaction of the tool
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
-- file: db/migrations/003_commit.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN memo text;
COMMIT;
--^^^^ warning nested-transaction: This COMMIT ends the transaction of the tool: what comes after it runs without one
-- file: db/migrations/004_out.sql
-- +goose NO TRANSACTION
-- +goose Up
BEGIN;
ALTER TABLE orders ADD COLUMN more text;
COMMIT;
