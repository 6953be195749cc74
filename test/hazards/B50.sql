-- A foreign key without an index over its columns
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
-- migration silent
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
CREATE INDEX ON orders (user_id);
