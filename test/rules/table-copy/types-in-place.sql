-- Types: what needs none.
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
ALTER TABLE orders MODIFY code varchar(63);
ALTER TABLE orders MODIFY state enum('new','paid','sent') NOT NULL DEFAULT 'new';
ALTER TABLE orders MODIFY code varchar(63) COMMENT 'of the shop';
ALTER TABLE orders MODIFY qty smallint DEFAULT 1;
ALTER TABLE orders MODIFY qty smallint(6) DEFAULT 1;
ALTER TABLE orders CHANGE note remark text;
ALTER TABLE orders RENAME COLUMN remark TO note;
ALTER TABLE orders MODIFY note text AFTER code;
--                        ^^^^ information table-rebuild: Moving orders.note to another place writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
