-- engine: mariadb 10.11
-- schema
CREATE TABLE `Orders` (id bigint PRIMARY KEY, `key` int NOT NULL, UNIQUE KEY `Orders_key` (`key`));
-- v1
SELECT id, `key` FROM `Orders`;
INSERT INTO `Orders` (id, `key`) VALUES (?, ?);
-- v2
SELECT id, `key` FROM `Orders`;
-- change
ALTER TABLE `Orders` CHANGE COLUMN `key` `key` varchar(20) NOT NULL;
