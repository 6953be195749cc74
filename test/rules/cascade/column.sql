-- A new column is empty; with a default it is not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- file: db/queries/server.sql
DELETE FROM users WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN seller bigint REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE orders ADD COLUMN buyer bigint DEFAULT 1 REFERENCES users (id) ON DELETE CASCADE;
--                            ^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to orders and users while all rows of orders are checked
--                            ^^^^^ warning cascade: v1.0.0 deletes from users, and then loses rows of orders as well [db/queries/server.sql:1]
--                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning constraint-on-existing: Every row of orders gets 1 for buyer; without such a row in users this fails
