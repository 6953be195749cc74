-- A file that runs without a transaction.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE INDEX orders_old ON orders (old);
CREATE TYPE mood AS ENUM ('good');
CREATE SCHEMA app;
CREATE TABLE app."Users" (id bigint PRIMARY KEY, old int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DROP INDEX CONCURRENTLY orders_old;
--                      ^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: orders_old may be gone already
CREATE INDEX CONCURRENTLY orders_state ON orders (state);
--                        ^^^^^^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: orders_state may be there already
CREATE INDEX CONCURRENTLY ON orders (total);
--                           ^^^^^^ hint not-idempotent: When this file is run again after a failure, this makes a second one
ALTER TABLE app."Users" ADD COLUMN nick text, DROP COLUMN old;
--                                 ^^^^ hint not-idempotent: When this file is run again after a failure, this fails: nick may be there already
--                                                        ^^^ information drop-column: Nothing in v1.0.0 uses app.Users.old: searched 1 file with 1 query, all understood
--                                                        ^^^ hint not-idempotent: When this file is run again after a failure, this fails: old may be gone already
ALTER TYPE mood ADD VALUE 'bad' AFTER 'good';
--         ^^^^ hint not-idempotent: When this file is run again after a failure, this fails: bad may be there already
CREATE TABLE app."Notes" (id bigint PRIMARY KEY);
--               ^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: Notes may be there already
CREATE SCHEMA other;
--            ^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: other may be there already
CREATE SEQUENCE numbers;
--              ^^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: numbers may be there already
CREATE MATERIALIZED VIEW states AS SELECT state FROM orders WITH NO DATA;
--                       ^^^^^^ hint not-idempotent: When this file is run again after a failure, this fails: states may be there already
