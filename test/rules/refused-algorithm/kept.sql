-- Demands it can keep to; words in strings and comments are none.
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
ALTER TABLE orders MODIFY code varchar(60), ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE orders ADD COLUMN a int COMMENT 'ALGORITHM=INSTANT, LOCK=NONE';
ALTER TABLE orders ADD COLUMN b int /* LOCK=NONE */, ALGORITHM = INSTANT;
CREATE INDEX by_code ON orders (code) ALGORITHM=INPLACE LOCK=NONE;
ALTER TABLE orders MODIFY qty int, ALGORITHM=COPY, LOCK=SHARED;
--                        ^^^ warning table-copy: Changing orders.qty from smallint to int copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE orders ADD COLUMN c int, ALGORITHM=DEFAULT;
