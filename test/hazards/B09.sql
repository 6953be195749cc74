-- Dropping a table locks all the tables its foreign keys lead to
-- also: drop-constraint: the rows are no longer checked, which is another matter than the lock
-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE visits (customer bigint CONSTRAINT visits_customer REFERENCES customers (id), shop bigint CONSTRAINT visits_shop REFERENCES shops (id));
-- migration fires
DROP TABLE visits;
-- migration silent
ALTER TABLE visits DROP CONSTRAINT visits_shop;
