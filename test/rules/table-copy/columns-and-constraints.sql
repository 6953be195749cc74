-- Columns, constraints and indexes that block writes on MySQL.
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
ALTER TABLE orders ADD COLUMN token varchar(36) DEFAULT (lower('A'));
--                            ^^^^^ warning table-copy: Adding orders.token with a default that is computed for every row copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN twice int AS (qty * 2) STORED;
--                            ^^^^^ warning table-copy: Adding the stored column orders.twice copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN weight int CHECK (weight > 0);
--                            ^^^^^^ warning table-copy: Adding orders.weight with a CHECK copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN number int NOT NULL AUTO_INCREMENT UNIQUE;
--                            ^^^^^^ warning table-copy: Numbering all rows of orders with the AUTO_INCREMENT column number blocks writes to orders until it is done
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0);
--                                ^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (qty > 0) makes this fail
--                                ^^^^^^^^^^^^ warning table-copy: Adding a CHECK to orders copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id);
--                                ^^^^^^^ warning constraint-on-existing: A row of orders whose user_id names no row of users makes this fail
--                                ^^^^^^^ warning table-copy: Adding this foreign key to orders while foreign_key_checks is on copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders DROP PRIMARY KEY;
--                 ^^^^^^^^^^^^^^^^ warning table-copy: Dropping the primary key of orders copies the whole table: writes to orders wait until every row is written anew
--                 ^^^^^^^^^^^^^^^^ information drop-primary-key: v1.0.0 never uses orders: searched 1 file with 1 query, all understood
CREATE FULLTEXT INDEX words ON orders (note);
--                    ^^^^^ warning table-copy: Building a FULLTEXT index on orders blocks writes to orders until it is done
ALTER TABLE orders ADD SPATIAL INDEX places (place);
--                                   ^^^^^^ warning table-copy: Building a SPATIAL index on orders blocks writes to orders until it is done
ALTER TABLE orders CONVERT TO CHARACTER SET latin1;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning table-copy: Converting orders to another character set copies the whole table: writes to orders wait until every row is written anew
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information change-character-set: Nothing in v1.0.0 uses orders: searched 1 file with 1 query, all understood
ALTER TABLE orders PARTITION BY HASH (id) PARTITIONS 4;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning table-copy: Partitioning orders anew copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN x int, ALGORITHM=COPY;
--                            ^ warning table-copy: Adding orders.x, in a table with a FULLTEXT index, copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ENGINE=MyISAM;
--                 ^^^^^^^^^^^^^ warning table-copy: Changing how orders is stored copies the whole table: writes to orders wait until every row is written anew
