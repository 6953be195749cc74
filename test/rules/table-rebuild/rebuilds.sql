-- Statements that write all rows anew on every version.
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
ALTER TABLE orders MODIFY qty smallint NOT NULL;
--                        ^^^ warning nulls-in-the-way: A row with NULL in orders.qty makes this fail, and nothing in the release fills it before
--                        ^^^ information set-not-null: v1.0.0 never writes NULL to orders.qty: searched 1 file with 1 query, all understood
--                        ^^^ information table-rebuild: Making orders.qty NOT NULL writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders MODIFY qty smallint NULL;
--                        ^^^ information table-rebuild: Making orders.qty nullable writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders FORCE;
--                 ^^^^^ information table-rebuild: This writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ENGINE=InnoDB, ALGORITHM=INPLACE, LOCK=NONE;
OPTIMIZE TABLE orders;
--             ^^^^^^ information table-rebuild: This writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ROW_FORMAT=DYNAMIC;
--                 ^^^^^^^^^^^^^^^^^^ information table-rebuild: This writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ADD COLUMN a int, ADD INDEX by_a (a);
--                            ^ information table-rebuild: Adding or dropping a column of orders together with an index writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders MODIFY note text FIRST;
--                        ^^^^ information table-rebuild: Moving orders.note to another place writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (id, qty);
--                 ^^^^^^^^^^^^^^^^ information drop-primary-key: v1.0.0 never uses orders: searched 1 file with 1 query, all understood
--                 ^^^^^^^^^^^^^^^^ information table-rebuild: Another primary key of orders writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
