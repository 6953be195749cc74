-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
-- v1
SELECT id FROM active_users;
-- change
DROP VIEW active_users;
ALTER TABLE users DROP COLUMN active;
