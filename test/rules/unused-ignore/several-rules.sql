-- Each rule of an ignore is looked at by itself; one that is off has nothing to silence.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
rules: { create-index: off }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, email text);
-- file: db/queries/users.sql
SELECT nickname, email FROM users;
-- now
-- file: db/migrations/002_tidy.sql
-- bellows: ignore drop-column, rename-column: nobody reads it any more
--                              ^^^^^^^^^^^^^ warning unused-ignore: This ignore of rename-column silences nothing
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1] (suppressed: nobody reads it any more)
-- bellows: ignore rename-column: it is fine
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-ignore: This ignore of rename-column silences nothing
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.email [db/queries/users.sql:1]
-- bellows: ignore-file create-index: small tables
CREATE INDEX ON users (id);
