-- DDL waits for the metadata lock without limit
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
ALTER TABLE orders ADD COLUMN x int;
-- migration silent
SET SESSION lock_wait_timeout = 5;
ALTER TABLE orders ADD COLUMN x int;
