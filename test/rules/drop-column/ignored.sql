-- An ignore holds for the next statement, for the rules it names, and only with a reason.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text, fax text, phone text, icq text);
-- file: db/queries/users.sql
SELECT nickname, fax, phone FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
-- bellows: ignore drop-column: the page that shows it is switched off
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [db/queries/users.sql:1] (suppressed: the page that shows it is switched off)
-- bellows: ignore drop-column
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning directive: This ignore of drop-column gives no reason, so it silences nothing
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: v1.0.0 still reads users.fax [db/queries/users.sql:1]
-- bellows: ignore rename-column: there is no rename here
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-ignore: This ignore of rename-column silences nothing
ALTER TABLE users DROP COLUMN phone;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.phone [db/queries/users.sql:1]
-- bellows: ignore drop-columns: a rule that is none
--                 ^^^^^^^^^^^^ warning directive: There is no rule drop-columns, so this silences nothing. Did you mean drop-column?
ALTER TABLE users ADD COLUMN mail text;
-- bellows: forget it
--^^^^^^^^^^^^^^^^^^^ warning directive: `forget it` is not understood. Write `phase=contract`, `ignore RULE: reason`, `ignore-file RULE: reason` or `back COLUMN = EXPRESSION`.
ALTER TABLE users ADD COLUMN mail2 text;
