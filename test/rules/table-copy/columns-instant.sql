-- Columns, constraints and indexes that do not block writes on MySQL.
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
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int NOT NULL DEFAULT 0 AFTER qty;
ALTER TABLE orders ADD COLUMN c int AS (qty * 3) VIRTUAL;
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0) NOT ENFORCED;
--                                ^^^^^^^^^^^^ warning not-enforced: qty_positive of orders is NOT ENFORCED: no row is ever checked
ALTER TABLE orders ADD INDEX by_code (code), ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION foreign_key_checks = 0;
ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id), ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION foreign_key_checks = 1;
ALTER TABLE orders COMMENT='all of them';
