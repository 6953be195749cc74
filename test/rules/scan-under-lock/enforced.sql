-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 18 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int, CONSTRAINT customer_self FOREIGN KEY (customer) REFERENCES orders (id) NOT ENFORCED, extra int, code varchar(50), note varchar(50));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ALTER CONSTRAINT customer_self ENFORCED;
--                                  ^^^^^^^^^^^^^ warning scan-under-lock: Enforcing customer_self blocks reads and writes of orders while all rows of orders are read
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT ENFORCED;
--                                ^^^^^^^^^^^^^^ warning not-enforced: total_positive of orders is NOT ENFORCED: no row is ever checked
