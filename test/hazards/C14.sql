-- A new column is computed for every row
-- engine: mariadb 10.11
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
ALTER TABLE orders ADD COLUMN token varchar(36) DEFAULT (uuid());
-- migration silent
ALTER TABLE orders ADD COLUMN token varchar(36) DEFAULT NULL;
