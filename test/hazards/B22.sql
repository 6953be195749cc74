-- A new identity column numbers every row
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN number int GENERATED ALWAYS AS IDENTITY;
-- migration silent
CREATE TABLE notes (id int GENERATED ALWAYS AS IDENTITY);
