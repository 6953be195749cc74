-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(200), tenant int);
-- v1
INSERT INTO users (id, email) VALUES (?, ?);
-- v2
INSERT INTO users (id, email) VALUES (?, lower(?));
-- change
ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE (tenant, email);
