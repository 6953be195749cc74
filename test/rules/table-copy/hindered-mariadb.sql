-- The same on MariaDB, and indexes over virtual columns.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mariadb 10.11
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id bigint PRIMARY KEY, body text, size int, FULLTEXT KEY words (body));
CREATE TABLE orders (id bigint PRIMARY KEY, qty int, price int, twice int AS (qty * 2) VIRTUAL, KEY by_twice (twice));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE notes ADD COLUMN note text;
--                           ^^^^ warning table-copy: Adding notes.note, in a table with a FULLTEXT index, blocks writes to notes until it is done
ALTER TABLE orders ADD COLUMN note text;
--                            ^^^^ warning table-copy: Adding orders.note, in a table with an index over a virtual column, blocks writes to orders until it is done
ALTER TABLE orders DROP COLUMN price;
--                             ^^^^^ warning table-copy: Dropping orders.price, in a table with an index over a virtual column, copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY qty int NOT NULL;
--                        ^^^ warning table-copy: Making orders.qty NOT NULL, in a table with stored or indexed generated columns, copies the whole table: writes to orders wait until every row is written anew
