-- A column that no migration is seen to make may come from the statement that could not be read.
-- at: v1.0.0
-- file: db/migrations/001_users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
DO $$ BEGIN EXECUTE 'ALTER TABLE users ADD COLUMN ' || current_setting('app.column') || ' text'; END $$;
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ warning drop-column: v1.0.0 may still use users.nickname: the migrations never create users.nickname, so nothing is known of it
