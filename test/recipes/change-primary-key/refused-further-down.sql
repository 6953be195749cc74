-- schema
CREATE TABLE users (id bigint PRIMARY KEY, code text NOT NULL);
-- v1
INSERT INTO users (id, code) VALUES ($1, $2);
-- change
ALTER TABLE users DROP CONSTRAINT users_pkey;
ALTER TABLE users ADD PRIMARY KEY (code);
CREATE TABLE logins (code text REFERENCES users);
