-- SET LOCAL outside of a transaction has no effect; that is said where it stands.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
COMMIT;
SET LOCAL lock_timeout = '2s';
--        ^^^^^^^^^^^^ warning timeout-without-effect: SET LOCAL lock_timeout has no effect here: there is no transaction
ALTER TABLE orders ADD COLUMN memo text;
