-- The server refuses it, because a foreign key points there and nothing says CASCADE: what was meant is judged.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE products (id bigint PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY, product_id bigint REFERENCES products (id));
-- file: db/queries/products.sql
SELECT id FROM products;
-- now
-- file: db/queries/products.sql
SELECT id FROM items;
-- file: db/migrations/002_tidy.sql
DROP TABLE products;
--         ^^^^^^^^ error drop-table: v1.0.0 still reads products [db/queries/products.sql:1]
--         ^^^^^^^^ error refused: This fails: the foreign key items_product_id_fkey of items refers to products
