-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, day date);
CREATE INDEX "Orders Day" ON shop.orders (day);
-- v1
SELECT id FROM shop.orders WHERE day = $1;
-- v2
SELECT id FROM shop.orders WHERE day = $1;
-- change
ALTER INDEX shop."Orders Day" SET TABLESPACE pg_default;
