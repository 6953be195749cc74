-- A table without a primary key
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
CREATE TABLE orders (note text);
-- migration silent
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
