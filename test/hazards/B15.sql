-- A primary key whose index is built while everything waits
-- before fires
CREATE TABLE orders (id bigint NOT NULL, code int NOT NULL);
-- before silent
CREATE TABLE orders (id bigint NOT NULL, code int NOT NULL);
CREATE UNIQUE INDEX orders_id_key ON orders (id);
-- migration fires
ALTER TABLE orders ADD PRIMARY KEY (id);
-- migration silent
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id_key;
