-- A primary key over a column that may be NULL
-- before fires
CREATE TABLE orders (id bigint);
CREATE UNIQUE INDEX orders_id_key ON orders (id);
-- before silent
CREATE TABLE orders (id bigint NOT NULL);
CREATE UNIQUE INDEX orders_id_key ON orders (id);
-- migration fires
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id_key;
-- migration silent
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id_key;
