-- SET LOCAL outside of a transaction, whatever it sets.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
SET LOCAL lock_timeout = '2s';
--        ^^^^^^^^^^^^ warning timeout-without-effect: SET LOCAL lock_timeout has no effect here: there is no transaction
set local statement_timeout to '1min';
--        ^^^^^^^^^^^^^^^^^ warning timeout-without-effect: SET LOCAL statement_timeout has no effect here: there is no transaction
ALTER TABLE orders ADD COLUMN note text;
