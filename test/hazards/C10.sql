-- A foreign key is added while foreign_key_checks is on
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id);
-- migration silent
SET foreign_key_checks = 0;
ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id), ALGORITHM=INPLACE;
