-- Demands the server can not keep to.
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
ALTER TABLE orders MODIFY qty int, ALGORITHM=INPLACE;
--                        ^^^ error refused-algorithm: MySQL refuses this: it demands ALGORITHM=INPLACE, and orders can be changed so with ALGORITHM=COPY, LOCK=SHARED at best
ALTER TABLE orders MODIFY qty bigint, LOCK=NONE;
--                        ^^^ error refused-algorithm: MySQL refuses this: it demands LOCK=NONE, and orders can be changed so with ALGORITHM=COPY, LOCK=SHARED at best
ALTER TABLE orders MODIFY code varchar(60), ALGORITHM=INSTANT;
--                        ^^^^ error refused-algorithm: MySQL refuses this: it demands ALGORITHM=INSTANT, and orders can be changed so with ALGORITHM=INPLACE, LOCK=NONE at best
ALTER TABLE orders ADD FULLTEXT INDEX words (note), ALGORITHM=INPLACE, LOCK=NONE;
--                                    ^^^^^ error refused-algorithm: MySQL refuses this: it demands ALGORITHM=INPLACE, LOCK=NONE, and orders can be changed so with ALGORITHM=INPLACE, LOCK=SHARED at best
CREATE INDEX by_code ON orders (code) ALGORITHM=INSTANT;
--           ^^^^^^^ error refused-algorithm: MySQL refuses this: it demands ALGORITHM=INSTANT, and orders can be changed so with ALGORITHM=INPLACE, LOCK=NONE at best
ALTER TABLE orders ADD COLUMN a int, ALGORITHM=INSTANT, LOCK=NONE;
--                            ^ error refused-algorithm: MySQL refuses ALGORITHM=INSTANT together with LOCK=NONE
