-- A foreign key whose column has another type than the key it refers to
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
SET lock_timeout = '2s';
CREATE TABLE posts (author int REFERENCES users (id));
-- migration silent
SET lock_timeout = '2s';
CREATE TABLE posts (author bigint REFERENCES users (id));
