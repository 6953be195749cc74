-- CREATE TABLE AS and SELECT INTO; of a large table.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { rows: 40M } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_as.sql
CREATE TABLE copy AS SELECT * FROM orders;
--           ^^^^ warning long-query: copy is filled by a query over orders: the migration takes as long as that
-- file: db/migrations/003_into.sql
SELECT id INTO TABLE ids FROM orders;
--                   ^^^ warning long-query: ids is filled by a query over orders: the migration takes as long as that
