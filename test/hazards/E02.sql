-- NOT NULL over rows that may hold NULL
-- engine: mysql 8.4
-- before
CREATE TABLE items (id int PRIMARY KEY, weight int);
-- migration fires
ALTER TABLE items MODIFY weight int NOT NULL;
-- migration silent
SET SESSION lock_wait_timeout = 5;
UPDATE items SET weight = 0 WHERE weight IS NULL;
ALTER TABLE items MODIFY weight int NOT NULL;
