-- schema
CREATE TABLE users (code text);
CREATE UNIQUE INDEX users_code ON users (code);
-- v1
SELECT code FROM users;
-- change
ALTER TABLE users ADD PRIMARY KEY USING INDEX users_code;
