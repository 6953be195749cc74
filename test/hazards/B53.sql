-- CREATE INDEX CONCURRENTLY on PostgreSQL 14.0 to 14.3
-- engine: postgresql 14.2 fires
-- engine: postgresql 14.4 silent
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, a int);
-- migration
CREATE INDEX CONCURRENTLY orders_a ON orders (a);
