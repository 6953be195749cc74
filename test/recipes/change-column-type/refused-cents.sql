-- schema
CREATE TABLE prices (id int PRIMARY KEY, amount numeric(10,2) NOT NULL);
-- v1
SELECT amount FROM prices;
-- change
ALTER TABLE prices ALTER COLUMN amount TYPE int USING (amount * 100)::int;
