-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
GRANT SELECT (id) ON users TO app;
-- v1
SELECT id FROM users;
-- v2
SELECT id FROM people;
-- change
ALTER TABLE users RENAME TO people;
