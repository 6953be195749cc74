-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
CREATE VIEW few AS SELECT id FROM active_users LIMIT 10;
CREATE VIEW fewer AS SELECT id FROM few LIMIT 2;
-- v1
SELECT id FROM fewer;
-- v2
SELECT id FROM users WHERE active;
-- change
DROP VIEW active_users, fewer, few;
