-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, boss bigint);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_keys.sql
ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id);
--                                ^^^^^^^^^^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to orders and users while all rows of orders are checked
--                                ^^^^^^^^^^^^^^ warning constraint-on-existing: A row of orders whose user_id names no row of users makes this fail
ALTER TABLE users ADD CONSTRAINT users_boss_fk FOREIGN KEY (boss) REFERENCES users (id);
--                               ^^^^^^^^^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to users while all rows of users are checked
--                               ^^^^^^^^^^^^^ warning constraint-on-existing: A row of users whose boss names no row of users makes this fail
