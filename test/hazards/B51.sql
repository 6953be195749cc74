-- ON DELETE CASCADE on a new foreign key
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- v1
DELETE FROM users WHERE id = $1;
-- migration fires
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
-- migration silent
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT NOT VALID;
-- also: foreign-key-order: a DELETE that rows refer to is refused then
