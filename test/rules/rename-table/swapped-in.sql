-- A copy is swapped in under the old name: what the server names is still there.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT id, name FROM users;
-- now
-- file: db/migrations/002_swap.sql
CREATE TABLE users_new (id bigint PRIMARY KEY, name text, age int);
INSERT INTO users_new (id, name) SELECT id, name FROM users;
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_new RENAME TO users;
