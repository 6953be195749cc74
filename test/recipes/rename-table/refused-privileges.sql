-- engine: postgresql 13
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
GRANT SELECT (id) ON users TO app;
-- v1
SELECT id FROM users;
-- change
ALTER TABLE users RENAME TO accounts;
