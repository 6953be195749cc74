-- schema
CREATE TABLE prices (id int PRIMARY KEY, at int NOT NULL);
-- v1
SELECT at FROM prices;
-- change
ALTER TABLE prices ALTER COLUMN at TYPE timestamptz USING to_timestamp(at);
