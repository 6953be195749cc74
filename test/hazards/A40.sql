-- A privilege is taken from a role the previous server may connect as
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- v1
SELECT id, total FROM orders;
-- migration fires
REVOKE SELECT ON orders FROM app;
-- migration silent
GRANT SELECT ON orders TO app;
