-- A collation that indexes must be built again for
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(50), note varchar(50));
CREATE INDEX orders_code_idx ON orders (code);
-- migration fires
ALTER TABLE orders ALTER COLUMN code TYPE varchar(50) COLLATE "C";
-- migration silent
ALTER TABLE orders ALTER COLUMN note TYPE text;
