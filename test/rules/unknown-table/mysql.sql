-- MySQL and its algorithms.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
ALTER TABLE users ADD COLUMN mail varchar(100);
-- file: db/queries/server.sql
SELECT 1;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD INDEX (mail);
ALTER TABLE users MODIFY mail varchar(200) NOT NULL;
--                       ^^^^ warning unknown-table: This may write all of users again while writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ADD CONSTRAINT users_age CHECK (age > 0);
--                               ^^^^^^^^^ warning unknown-table: This writes all of users again while writes wait, if it is there with rows: the migrations never create users, so nothing is known of it
ALTER TABLE users ADD COLUMN age int;
