-- A column assigned twice in one statement
-- before
CREATE TABLE items (id bigint PRIMARY KEY, a int, b int);
-- migration fires
UPDATE items SET a = 1, a = 2 WHERE id = 1;
-- migration silent
UPDATE items SET a = 1, b = 2 WHERE id = 1;
