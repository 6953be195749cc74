-- An index built while writes wait
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
CREATE INDEX orders_customer_idx ON orders (customer);
-- migration silent
CREATE TABLE notes (id bigint PRIMARY KEY, customer bigint);
CREATE INDEX notes_customer_idx ON notes (customer);
