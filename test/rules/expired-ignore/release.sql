-- It holds until the release is out.
-- at: v1.9.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, a text, b text, c text);
-- file: db/queries/users.sql
SELECT a, b, c FROM users;
-- at: v1.10.0
-- file: db/queries/more.sql
SELECT a, b, c FROM users;
-- now
-- file: db/migrations/002_tidy.sql
-- bellows: ignore drop-column until v1.9.0: nobody reads it any more
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expired-ignore: This ignore of drop-column held until v1.9.0, which is out: it silences nothing any more
ALTER TABLE users DROP COLUMN a;
--                            ^ error drop-column: v1.10.0 still reads users.a [db/queries/users.sql:1 +1]
-- bellows: ignore drop-column until 1.10: nobody reads it any more
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expired-ignore: This ignore of drop-column held until 1.10, which is out: it silences nothing any more
ALTER TABLE users DROP COLUMN b;
--                            ^ error drop-column: v1.10.0 still reads users.b [db/queries/users.sql:1 +1]
-- bellows: ignore drop-column until v1.11.0: nobody reads it any more
ALTER TABLE users DROP COLUMN c;
--                            ^ error drop-column: v1.10.0 still reads users.c [db/queries/users.sql:1 +1] (suppressed: nobody reads it any more)
