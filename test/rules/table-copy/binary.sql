-- BINARY after a type is the binary collation of the table's character set: an index over the column is built in another order.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(50), note varchar(50), code varchar(50) BINARY, KEY (mail), KEY (code)) CHARSET utf8mb4;
CREATE TABLE posts (id bigint PRIMARY KEY, slug varchar(50), KEY (slug));
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_binary.sql
ALTER TABLE users MODIFY mail varchar(50) BINARY;
--                       ^^^^ warning table-copy: Giving users.mail another collation copies the whole table: writes to users wait until every row is written anew
ALTER TABLE users MODIFY note varchar(50) BINARY;
ALTER TABLE users MODIFY code varchar(50) COLLATE utf8mb4_bin;
ALTER TABLE posts MODIFY slug varchar(50) BINARY;
--                       ^^^^ warning table-copy: Giving posts.slug another collation copies the whole table: writes to posts wait until every row is written anew
