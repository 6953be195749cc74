-- schema
CREATE TABLE users (tenant int, id bigint, PRIMARY KEY (tenant, id));
CREATE TABLE orders (id bigint PRIMARY KEY, tenant int, user_id bigint);
-- v1
INSERT INTO orders (id, tenant, user_id) VALUES ($1, $2, $3);
-- v2
INSERT INTO orders (id, tenant, user_id) VALUES ($1, $2, $3);
-- change
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY (tenant, user_id) REFERENCES users (tenant, id) MATCH FULL ON DELETE SET NULL (user_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
