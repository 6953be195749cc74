-- Column types with traps
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
CREATE TABLE orders (id bigint PRIMARY KEY, code char(10));
-- migration silent
CREATE TABLE orders (id bigint PRIMARY KEY, code text);
