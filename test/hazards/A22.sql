-- New columns of one name join in a NATURAL JOIN
-- before
CREATE TABLE a (id bigint PRIMARY KEY, x int);
CREATE TABLE b (id bigint PRIMARY KEY, y int);
-- v1
SELECT x, y FROM a NATURAL JOIN b;
-- migration fires
ALTER TABLE a ADD COLUMN z int DEFAULT 1;
ALTER TABLE b ADD COLUMN z int DEFAULT 2;
-- migration silent
ALTER TABLE a ADD COLUMN only_in_a int;
