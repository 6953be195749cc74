-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
CREATE VIEW few AS SELECT id FROM active_users LIMIT 10;
-- v1
SELECT id FROM few;
-- change
DROP VIEW active_users CASCADE;
