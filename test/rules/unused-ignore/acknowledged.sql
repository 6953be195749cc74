-- The rule ran on the first and is content; nothing happens to the second yet; the third does its work.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);
-- file: db/queries/users.sql
SELECT id, a FROM users;
-- now
-- file: bellows.yaml
bellows: 1
acknowledge:
  - { object: users.fresh, rule: drop-column, reason: nobody reads it }
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-ignore: This acknowledgement of drop-column on users.fresh silences nothing: the rule ran on it and is content
  - { object: users.b, rule: drop-column, reason: later }
  - { object: users.a, rule: drop-column, reason: nobody reads it }
-- file: db/migrations/002_tidy.sql
ALTER TABLE users ADD COLUMN fresh text;
ALTER TABLE users DROP COLUMN fresh;
ALTER TABLE users DROP COLUMN a;
--                            ^ error drop-column: v1.0.0 still reads users.a [db/queries/users.sql:1] (suppressed: nobody reads it)
