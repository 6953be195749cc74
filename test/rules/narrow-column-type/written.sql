-- Length, range and precision: what the previous server writes may not fit.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20), n bigint, amount numeric(10,2), note text);
-- file: db/queries/orders.sql
INSERT INTO orders (id, code, n, amount, note) VALUES ($1, $2, $3, $4, $5);
-- now
-- file: db/migrations/002_narrow.sql
ALTER TABLE orders ALTER COLUMN code TYPE varchar(5);
--                              ^^^^ error narrow-column-type: v1.0.0 writes orders.code, which shrinks from character varying(20) to character varying(5) [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN n TYPE int;
--                              ^ error narrow-column-type: v1.0.0 writes orders.n, which shrinks from bigint to integer [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN amount TYPE numeric(6,2);
--                              ^^^^^^ error narrow-column-type: v1.0.0 writes orders.amount, which shrinks from numeric(10,2) to numeric(6,2) [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN note TYPE varchar(100);
--                              ^^^^ error narrow-column-type: v1.0.0 writes orders.note, which shrinks from text to character varying(100) [db/queries/orders.sql:1]
