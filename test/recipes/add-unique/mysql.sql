-- engine: mysql 9.7
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(200));
-- v1
INSERT INTO users (id, email) VALUES (?, ?);
-- v2
INSERT INTO users (id, email) VALUES (?, lower(?));
-- change
ALTER TABLE users ADD UNIQUE KEY users_email (email);
