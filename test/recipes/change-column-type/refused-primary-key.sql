-- schema
CREATE TABLE codes (id int PRIMARY KEY, code varchar(20) NOT NULL);
-- v1
INSERT INTO codes (id, code) VALUES ($1, $2);
-- change
ALTER TABLE codes ALTER COLUMN id TYPE bigint;
