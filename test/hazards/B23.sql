-- A new stored column is computed for every row
-- engine: postgresql 18
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (total * 2) STORED;
-- migration silent
ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (total * 2) VIRTUAL;
