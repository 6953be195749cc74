-- Virtual columns on MariaDB: what comes before them, or together with them, copies the table.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mariadb 10.11
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
ALTER TABLE orders ADD COLUMN a int AFTER qty;
--                            ^ warning table-copy: Placing orders.a before virtual columns of orders copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN b int AS (qty * 3) VIRTUAL, ADD COLUMN c int;
--                            ^ warning table-copy: Adding or dropping a virtual column of orders together with other columns copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN d int;
ALTER TABLE orders MODIFY code varchar(300) CHARACTER SET latin1;
--                        ^^^^ warning table-copy: Giving orders.code another character set copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN token varchar(36) DEFAULT (uuid());
--                            ^^^^^ warning table-copy: Adding orders.token with a default that is computed for every row copies the whole table: writes to orders wait until every row is written anew
