-- Types: what needs a copy of the table, and the way out of each.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/migrations/001_start.sql
CREATE TABLE orders (
  id bigint NOT NULL PRIMARY KEY,
  qty smallint,
  code varchar(50),
  state enum('new','paid') NOT NULL DEFAULT 'new',
  flags set('a','b','c','d','e','f','g','h'),
  note text,
  place point NOT NULL,
  total int GENERATED ALWAYS AS (qty * 2) VIRTUAL,
  user_id bigint
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE users (id bigint PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders MODIFY qty int;
--                        ^^^ warning table-copy: Changing orders.qty from smallint to int copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE `orders` MODIFY `code` varchar(64);
--                          ^^^^^^ warning table-copy: Changing orders.code from varchar(50) to varchar(64) copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY state enum('paid','new') NOT NULL DEFAULT 'new';
--                        ^^^^^ warning table-copy: Changing the members of orders.state other than by adding some at the end copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY flags set('a','b','c','d','e','f','g','h','i');
--                        ^^^^^ warning table-copy: Growing orders.flags from 8 to 9 members, which take more bytes, copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders MODIFY note longtext;
--                        ^^^^ warning table-copy: Changing orders.note from text to longtext copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders CHANGE code reference varchar(20);
--                        ^^^^ warning narrow-column-type: orders.code shrinks from varchar(50) to varchar(20): the migration fails if a value does not fit
--                        ^^^^ warning table-copy: Changing orders.code from varchar(64) to varchar(20) copies the whole table: writes to orders wait until every row is written anew
--                        ^^^^ information rename-column: Nothing in v1.0.0 uses orders.code: searched 1 file with 1 query, all understood
ALTER TABLE orders MODIFY id bigint NOT NULL AUTO_INCREMENT;
--                        ^^ warning table-copy: Making orders.id AUTO_INCREMENT copies the whole table: writes to orders wait until every row is written anew
