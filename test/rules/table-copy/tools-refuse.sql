-- What the tools that copy online refuse, they are not advised for.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint, user_id bigint, FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE log (line text);
CREATE TRIGGER stamp BEFORE INSERT ON log FOR EACH ROW SET NEW.line = 'x';
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders MODIFY qty int;
--                        ^^^ warning table-copy: Changing orders.qty from smallint to int copies the whole table: writes to orders wait until every row is written anew
ALTER TABLE log MODIFY line longtext;
--                     ^^^^ warning table-copy: Changing log.line from text to longtext copies the whole table: writes to log wait until every row is written anew
ALTER TABLE users MODIFY id int;
--                       ^^ warning narrow-column-type: users.id shrinks from bigint to int: the migration fails if a value does not fit
--                       ^^ warning table-copy: Changing users.id from bigint to int copies the whole table: writes to users wait until every row is written anew
