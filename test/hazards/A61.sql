-- An upgrade skips the release between expand and contract
-- manifest
previous: v1.0.0
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- v1
SELECT name FROM users;
UPDATE users SET name = $1 WHERE id = $2;
-- released: docs/upgrading.txt
v1.2.0 expects an upgrade by way of v1.1.0.
-- migration fires
-- What v1.1.0 brought:
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = name WHERE full_name IS NULL;
-- What v1.2.0 takes away, which v1.0.0 still uses:
ALTER TABLE users DROP COLUMN name;
-- migration silent
ALTER TABLE users ADD COLUMN full_name text;
