-- A report whose code is not here uses columns that the manifest names.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
uses:
  customers: all
  orders: { reads: [id, total], writes: [state] }
-- file: db/migrations/001_start.sql
CREATE TABLE customers (id bigint PRIMARY KEY, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, total int, state text, memo text);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE customers DROP COLUMN fax;
--                                ^^^ error drop-column: v1.0.0 still uses customers.fax [bellows.yaml:3]
ALTER TABLE orders DROP COLUMN total;
--                             ^^^^^ error drop-column: v1.0.0 still uses orders.total [bellows.yaml:4]
ALTER TABLE orders DROP COLUMN state;
--                             ^^^^^ error drop-column: v1.0.0 still uses orders.state [bellows.yaml:4]
ALTER TABLE orders DROP COLUMN memo;
--                             ^^^^ information drop-column: Nothing in v1.0.0 uses orders.memo: searched 1 file with 1 query, all understood
