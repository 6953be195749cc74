-- engine: postgresql 14
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
-- v1
SELECT id, mail FROM users;
-- change
ALTER TABLE users RENAME TO accounts;
