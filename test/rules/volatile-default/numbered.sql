-- Numbers and stored computed values are written to every row as well; virtual ones are not.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 18 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_numbers.sql
ALTER TABLE orders ADD COLUMN a bigserial;
--                            ^ error rewrite-table: Numbering orders.a writes all of orders again, while nobody can read or write it
ALTER TABLE orders ADD COLUMN b bigint GENERATED ALWAYS AS IDENTITY;
--                            ^ error rewrite-table: Numbering orders.b writes all of orders again, while nobody can read or write it
ALTER TABLE orders ADD COLUMN c int GENERATED ALWAYS AS (total * 2) STORED;
--                            ^ error rewrite-table: Computing orders.c writes all of orders again, while nobody can read or write it
ALTER TABLE orders ADD COLUMN d int GENERATED ALWAYS AS (total * 2) VIRTUAL;
