-- It holds through the day.
-- today: 2026-07-31
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);
-- file: db/queries/users.sql
SELECT a, b FROM users;
-- now
-- file: db/migrations/002_tidy.sql
-- bellows: ignore drop-column until 2026-07-30: nobody reads it any more
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expired-ignore: This ignore of drop-column held until 2026-07-30, which is over: it silences nothing any more
ALTER TABLE users DROP COLUMN a;
--                            ^ error drop-column: v1.0.0 still reads users.a [db/queries/users.sql:1]
-- bellows: ignore drop-column until 2026-07-31: nobody reads it any more
ALTER TABLE users DROP COLUMN b;
--                            ^ error drop-column: v1.0.0 still reads users.b [db/queries/users.sql:1] (suppressed: nobody reads it any more)
