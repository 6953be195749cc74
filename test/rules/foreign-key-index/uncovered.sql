-- In a table, a column, a constraint; an index that begins with another column, or is partial.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE a (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
--                                                    ^^^^^^^^^^^^^^^^^^^^^ information foreign-key-index: No index of a begins with user_id: deleting from users reads all of a
ALTER TABLE orders ADD COLUMN user_id bigint REFERENCES users (id);
--                                           ^^^^^^^^^^^^^^^^^^^^^ information foreign-key-index: No index of orders begins with user_id: deleting from users reads all of orders
ALTER TABLE orders ADD CONSTRAINT seller FOREIGN KEY (total) REFERENCES users (id) NOT VALID;
--                                ^^^^^^ warning foreign-key-types: orders.total is integer and refers to users.id, which is bigint: once the keys outgrow it, rows can no longer be inserted
--                                ^^^^^^ information foreign-key-index: No index of orders begins with total: deleting from users reads all of orders
CREATE INDEX CONCURRENTLY orders_state_user ON orders (state, user_id);
CREATE INDEX CONCURRENTLY orders_some ON orders (user_id) WHERE state IS NULL;
