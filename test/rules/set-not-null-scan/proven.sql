-- A valid CHECK proves it, made before or in this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, memo text, CONSTRAINT note_set CHECK (note IS NOT NULL));
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE orders ADD CONSTRAINT memo_set CHECK (memo IS NOT NULL) NOT VALID;
-- file: db/migrations/003_validate.sql
ALTER TABLE orders VALIDATE CONSTRAINT memo_set;
-- file: db/migrations/004_required.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
ALTER TABLE orders ALTER COLUMN memo SET NOT NULL;
--                              ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.memo: searched 1 file with 1 query, all understood
ALTER TABLE orders DROP CONSTRAINT memo_set;
