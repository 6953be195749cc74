-- Drop a view the previous server reads
-- before
CREATE TABLE users (id bigint PRIMARY KEY, active boolean NOT NULL);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
-- v1 fires
SELECT id FROM active_users;
-- v1 silent
SELECT id FROM users WHERE active;
-- migration
DROP VIEW active_users;
