-- A constraint left NOT VALID
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
SELECT total FROM orders WHERE id = $1;
-- migration fires
ALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;
-- migration silent
ALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;
-- file: db/migrations/003_validate.sql silent
ALTER TABLE orders VALIDATE CONSTRAINT total;
