-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, born date NOT NULL);
-- v1
SELECT born FROM users;
-- v2
INSERT INTO users (id, born) VALUES (?, ?);
-- v3
INSERT INTO users (id) VALUES (?);
-- change
ALTER TABLE users DROP COLUMN born;
