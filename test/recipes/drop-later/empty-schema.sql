-- schema
CREATE SCHEMA legacy;
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
-- v1
SELECT legacy.missing(id) FROM users;
-- v2
SELECT id FROM users;
-- change
DROP SCHEMA legacy;
