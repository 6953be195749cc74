-- A column becomes NOT NULL: all rows are written anew
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
ALTER TABLE orders MODIFY amount int NOT NULL;
-- migration silent
ALTER TABLE orders ALTER COLUMN amount SET DEFAULT 0;
