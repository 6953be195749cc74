-- A constraint on a domain reads every table that uses it
-- before
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);
-- migration fires
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0);
-- migration silent
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
