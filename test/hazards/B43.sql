-- One transaction locks several tables
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE users ADD COLUMN note text;
COMMIT;
-- migration silent
ALTER TABLE orders ADD COLUMN note text;
