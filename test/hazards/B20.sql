-- A default, before PostgreSQL 11
-- engine: postgresql 10 fires
-- engine: postgresql 11 silent
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN pieces int DEFAULT 0;
-- migration silent
ALTER TABLE orders ADD COLUMN pieces int DEFAULT 0;
