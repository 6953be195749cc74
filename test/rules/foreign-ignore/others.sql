-- No reason; a reason, which is put beside what was found; words in a string.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, a text, b text, c text);
-- file: db/queries/users.sql
SELECT a, b FROM users;
-- now
-- file: db/migrations/002_tidy.sql
-- squawk-ignore ban-drop-column
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information foreign-ignore: This is for squawk and gives no reason; here it silences nothing
ALTER TABLE users DROP COLUMN a;
--                            ^ error drop-column: v1.0.0 still reads users.a [db/queries/users.sql:1]
-- migration-safe: column unused since 2026.3
ALTER TABLE users DROP COLUMN b;
--                            ^ error drop-column: v1.0.0 still reads users.b [db/queries/users.sql:1]
-- atlas:nolint DS103
--^^^^^^^^^^^^^^^^^^^ information foreign-ignore: This is for Atlas and gives no reason; here it silences nothing
ALTER TABLE users DROP COLUMN c;
--                            ^ information drop-column: Nothing in v1.0.0 uses users.c: searched 1 file with 1 query, all understood
-- safety-assured:start
--^^^^^^^^^^^^^^^^^^^^^ information foreign-ignore: This is for safety-assured and gives no reason; here it silences nothing
COMMENT ON TABLE users IS '-- squawk-ignore is no comment here';
-- safety-assured:end
