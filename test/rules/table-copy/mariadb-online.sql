-- MariaDB copies while writes go on from 11.2.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mariadb 11.4
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
--                        ^^^ information table-rebuild: Changing orders.qty from smallint to int writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0);
--                                ^^^^^^^^^^^^ warning constraint-on-existing: A row of orders that does not satisfy CHECK (qty > 0) makes this fail
--                                ^^^^^^^^^^^^ information table-rebuild: Adding a CHECK to orders writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
ALTER TABLE orders ADD FULLTEXT INDEX words (note);
--                                    ^^^^^ warning table-copy: Building a FULLTEXT index on orders blocks writes to orders until it is done
