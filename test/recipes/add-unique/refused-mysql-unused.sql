-- engine: mysql 8.4
-- schema
CREATE TABLE plans (id bigint PRIMARY KEY, code varchar(20) NOT NULL);
-- v1
SELECT code FROM plans;
-- v2
INSERT INTO plans (id, code) VALUES (?, ?);
-- change
ALTER TABLE plans ADD UNIQUE (code);
