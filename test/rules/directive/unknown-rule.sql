-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/migrations/002_tidy.sql
-- bellows: ignore drop-colum, drop-column: nobody reads it any more
--                 ^^^^^^^^^^ warning directive: There is no rule drop-colum, so this silences nothing. Did you mean drop-column?
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1] (suppressed: nobody reads it any more)
-- bellows: ignore something-quite-different: it is fine
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^ warning directive: There is no rule something-quite-different, so this silences nothing
CREATE TABLE a (id bigint PRIMARY KEY);
-- bellows: ignore drop-column until soon: we will see
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning directive: `soon` is neither a release nor a day, so this silences nothing
CREATE TABLE b (id bigint PRIMARY KEY);
