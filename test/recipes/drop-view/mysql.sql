-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
-- v1
SELECT id FROM active_users;
-- v2
SELECT id FROM users;
-- change
DROP VIEW active_users;
