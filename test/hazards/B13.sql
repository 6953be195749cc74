-- A unique constraint whose index is built while everything waits
-- before fires
CREATE TABLE orders (id bigint NOT NULL, code int NOT NULL);
-- before silent
CREATE TABLE orders (id bigint NOT NULL, code int NOT NULL);
CREATE UNIQUE INDEX orders_code_key ON orders (code);
-- migration fires
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code);
-- migration silent
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
