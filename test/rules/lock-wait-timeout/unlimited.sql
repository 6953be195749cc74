-- One finding a file, where it waits first.
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
CREATE TABLE notes (id bigint PRIMARY KEY);
INSERT INTO notes (id) VALUES (1);
ALTER TABLE orders ADD COLUMN a int;
--                            ^ information lock-wait-timeout: This waits for the metadata lock of orders for up to a year, and every query after it waits too
DROP TABLE users;
--         ^^^^^ information drop-table: Nothing in v1.0.0 uses users: searched 1 file with 1 query, all understood
