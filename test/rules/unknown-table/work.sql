-- The history begins after the tables were made: what takes long on them is said all the same.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
ALTER TABLE users ADD COLUMN mail text;
-- file: db/queries/server.sql
SELECT 1;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX users_mail ON users (mail);
--           ^^^^^^^^^^ warning unknown-table: This builds an index on users while writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
CREATE UNIQUE INDEX users_low ON app.users (lower(mail));
--                  ^^^^^^^^^ warning unknown-table: This builds an index on app.users while writes wait, if it is there with rows: the migrations never create app.users, so nothing is known of it
ALTER TABLE users ADD CONSTRAINT users_mail_key UNIQUE (mail);
--                               ^^^^^^^^^^^^^^ warning unknown-table: This builds an index on users while reads and writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ADD CONSTRAINT users_team FOREIGN KEY (team_id) REFERENCES app.teams (id);
--                               ^^^^^^^^^^ warning unknown-table: This reads all rows of users while writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ADD CONSTRAINT users_age CHECK (age > 0);
--                               ^^^^^^^^^ warning unknown-table: This reads all rows of users while reads and writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();
--                           ^^^^^ warning unknown-table: This writes all of users again while reads and writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ALTER COLUMN age TYPE bigint;
--                             ^^^ warning unknown-table: This may write all of users again while reads and writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ALTER COLUMN mail SET NOT NULL;
--                             ^^^^ warning unknown-table: This reads all rows of users while reads and writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
DO $$ BEGIN CREATE INDEX users_age ON users (age); END $$;
--                       ^^^^^^^^^ warning unknown-table: This builds an index on users while writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
-- file: db/migrations/003_rows.sql
UPDATE users SET age = 0;
--     ^^^^^ warning unknown-table: It has no WHERE and changes every row of users, if it is there with rows: the migrations never create users, so nothing is known of it
DELETE FROM sessions;
--          ^^^^^^^^ warning unknown-table: It has no WHERE and deletes every row of sessions, if it is there with rows: the migrations never create sessions, so nothing is known of it
