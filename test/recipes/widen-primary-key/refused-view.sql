-- schema
CREATE TABLE users (id int PRIMARY KEY);
CREATE VIEW ids AS SELECT id FROM users;
-- v1
SELECT id FROM ids;
-- change
ALTER TABLE users ALTER COLUMN id TYPE bigint;
