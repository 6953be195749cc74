-- On an older server only the last column is added instantly
-- engine: mysql 8.0.20
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
ALTER TABLE orders ADD COLUMN x int AFTER qty;
-- migration silent
ALTER TABLE orders ADD COLUMN x int;
