-- engine: mariadb 10.6
-- schema
CREATE TABLE bills (id bigint PRIMARY KEY, due timestamp NULL);
-- v1
SELECT id, due FROM bills;
UPDATE bills SET due = ? WHERE id = ?;
-- v2
SELECT id, due FROM bills;
-- change
ALTER TABLE bills MODIFY due date NULL;
