-- Every kind that can be added without a name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD CHECK (id > 0) NOT VALID;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^ hint unnamed-constraint: This constraint of orders has no name; the server makes up orders_id_check
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unnamed-constraint: This constraint of orders has no name; the server makes up orders_user_id_fkey
CREATE INDEX CONCURRENTLY ON orders (user_id);
--                           ^^^^^^ hint unnamed-constraint: This index of orders has no name; the server makes up orders_user_id_idx
ALTER TABLE orders
  ADD COLUMN n int,
  ADD CHECK (n > 0) NOT VALID,
--    ^^^^^^^^^^^^^^^^^^^^^^^ hint unnamed-constraint: This constraint of orders has no name; the server makes up orders_n_check
  ADD CHECK (n < 9) NOT VALID;
--    ^^^^^^^^^^^^^^^^^^^^^^^ hint unnamed-constraint: This constraint of orders has no name; the server makes up orders_n_check1
