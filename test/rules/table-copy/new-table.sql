-- Nobody waits for a table of the same release; hints say what a known one is like.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
  tables:
    orders: { rows: 200 }
    users: { rows: 40M, traffic: hot }
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
CREATE TABLE notes (id bigint PRIMARY KEY, size smallint);
ALTER TABLE notes MODIFY size int;
ALTER TABLE orders MODIFY qty int;
--                        ^^^ information table-copy: Changing orders.qty from smallint to int copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE users MODIFY id int;
--                       ^^ error table-copy: Changing users.id from bigint to int copies the whole table: writes to users wait until every row is written anew
--                       ^^ warning narrow-column-type: users.id shrinks from bigint to int: the migration fails if a value does not fit
