-- at: v1.10.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);
CREATE TABLE app.orders (id bigint PRIMARY KEY, note text, name text);
-- file: db/queries/users.sql
SELECT a, b FROM users;
SELECT note, name FROM app.orders;
-- now
-- file: bellows.yaml
bellows: 1
acknowledge:
  - { object: users.a, rule: drop-column, reason: nobody reads it, until: v1.10.0 }
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expired-ignore: This acknowledgement of drop-column on users.a held until v1.10.0, which is out: it silences nothing any more
  - { object: users.b, rule: drop-column, reason: nobody reads it, until: v1.11.0 }
  - { object: orders.note, rule: drop-column, reason: nobody reads it }
  - { object: name, rule: drop-column, reason: of another table }
  - { object: users.b, rule: rename-colum, reason: a slip }
--                           ^^^^^^^^^^^^ warning directive: There is no rule rename-colum, so this silences nothing. Did you mean rename-column?
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN a;
--                            ^ error drop-column: v1.10.0 still reads users.a [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN b;
--                            ^ error drop-column: v1.10.0 still reads users.b [db/queries/users.sql:1] (suppressed: nobody reads it)
ALTER TABLE app.orders DROP COLUMN note, DROP COLUMN name;
--                                 ^^^^ error drop-column: v1.10.0 still reads app.orders.note [db/queries/users.sql:2] (suppressed: nobody reads it)
--                                                   ^^^^ error drop-column: v1.10.0 still reads app.orders.name [db/queries/users.sql:2]
