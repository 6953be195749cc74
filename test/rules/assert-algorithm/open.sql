-- Statements that do not say how bad it may get.
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
ALTER TABLE orders ADD COLUMN a int;
--                            ^ information assert-algorithm: Nothing keeps this from blocking orders where the server can't do it with ALGORITHM=INSTANT
ALTER TABLE orders ADD INDEX by_code (code) -- for the search
--                           ^^^^^^^ information assert-algorithm: Nothing keeps this from blocking orders where the server can't do it with ALGORITHM=INPLACE, LOCK=NONE
;
CREATE INDEX by_qty ON orders (qty);
--           ^^^^^^ information assert-algorithm: Nothing keeps this from blocking orders where the server can't do it with ALGORITHM=INPLACE, LOCK=NONE
ALTER TABLE orders MODIFY code varchar(60)
--                        ^^^^ information assert-algorithm: Nothing keeps this from blocking orders where the server can't do it with ALGORITHM=INPLACE, LOCK=NONE
