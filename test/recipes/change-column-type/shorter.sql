-- schema
CREATE TABLE codes (id bigint PRIMARY KEY, code varchar(20) NOT NULL);
-- v1
INSERT INTO codes (id, code) VALUES ($1, $2);
-- v2
SELECT code FROM codes;
-- change
ALTER TABLE codes ALTER COLUMN code TYPE varchar(10);
