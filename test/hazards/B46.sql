-- Unbatched UPDATE, DELETE or INSERT … SELECT
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text);
-- migration fires
UPDATE orders SET state = old WHERE state IS NULL;
-- migration silent
UPDATE orders SET state = old WHERE id BETWEEN 1 AND 1000 AND state IS NULL;
