-- engine: postgresql 16
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE log (at date, user_id bigint) PARTITION BY RANGE (at);
-- v1
INSERT INTO log (at, user_id) VALUES ($1, $2);
-- change
ALTER TABLE log ADD FOREIGN KEY (user_id) REFERENCES users;
