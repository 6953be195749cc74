-- A real WHERE, a join, a new column, a table of this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE gone (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_fill.sql
DELETE FROM users WHERE id = 1;
DELETE FROM users USING gone WHERE users.id = gone.id;
UPDATE users SET email = 'x' WHERE true AND id = 3;
DELETE FROM users WHERE email = 'where true';
ALTER TABLE users ADD COLUMN active boolean;
UPDATE users SET active = true;
CREATE TABLE tries (id bigint PRIMARY KEY);
INSERT INTO tries VALUES (1);
DELETE FROM tries;
