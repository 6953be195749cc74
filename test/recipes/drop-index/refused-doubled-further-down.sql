-- schema
CREATE TABLE users (id bigint PRIMARY KEY, code text);
CREATE UNIQUE INDEX users_code ON users (code);
-- v1
INSERT INTO users (id, code) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING;
-- v2
SELECT id FROM users;
-- change
DROP INDEX users_code;
UPDATE users SET code = 'x';
