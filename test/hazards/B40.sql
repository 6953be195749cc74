-- No statement_timeout before what takes long
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
ALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;
-- migration fires
ALTER TABLE orders VALIDATE CONSTRAINT total;
-- migration silent
SET statement_timeout = '10min';
ALTER TABLE orders VALIDATE CONSTRAINT total;
