-- Ups and downs share a version, and dates are no versions.
-- at: v1.0.0
-- file: db/migrations/20260101_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migrations/20260101_users.down.sql
DROP TABLE users;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/20260301_a.up.sql
CREATE TABLE a (id bigint PRIMARY KEY);
-- file: db/migrations/20260301_a.down.sql
DROP TABLE a;
