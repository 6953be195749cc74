-- REFERENCES in a column makes no foreign key
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty smallint, amount int, code varchar(50), note text, nn int NOT NULL DEFAULT 0, user_id bigint, ordered datetime, state enum('a','b')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- migration fires
CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint REFERENCES users (id));
-- migration silent
CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint, FOREIGN KEY (owner_id) REFERENCES users (id));
