-- schema
CREATE TABLE users (id bigint PRIMARY KEY, code text NOT NULL);
CREATE TABLE logins (user_id bigint REFERENCES users);
-- v1
INSERT INTO users (id, code) VALUES ($1, $2);
-- change
ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE;
ALTER TABLE users ADD PRIMARY KEY (code);
