-- VACUUM FULL on a table that is in use
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
VACUUM FULL orders;
-- migration silent
VACUUM orders;
