-- What is instant on newer versions writes all rows anew on older ones.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.0.20
-- file: db/migrations/001_start.sql
CREATE TABLE orders (
  id bigint NOT NULL PRIMARY KEY,
  qty smallint,
  code varchar(50),
  state enum('new','paid') NOT NULL DEFAULT 'new',
  flags set('a','b','c','d','e','f','g','h'),
  note text,
  place point NOT NULL,
  user_id bigint
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE users (id bigint PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders ADD COLUMN a int AFTER qty;
--                            ^ information table-rebuild: On this version, adding orders.a with FIRST or AFTER writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ADD COLUMN b int;
ALTER TABLE orders DROP COLUMN note;
--                             ^^^^ information drop-column: Nothing in v1.0.0 uses orders.note: searched 1 file with 1 query, all understood
--                             ^^^^ information table-rebuild: Dropping orders.note writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders RENAME COLUMN code TO reference;
--                               ^^^^ information rename-column: Nothing in v1.0.0 uses orders.code: searched 1 file with 1 query, all understood
