-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active text NOT NULL DEFAULT 'no');
-- v1
SELECT active FROM users;
-- v2
SELECT active FROM users;
-- change
ALTER TABLE users ALTER COLUMN active DROP DEFAULT, ALTER COLUMN active TYPE boolean USING active::boolean, ALTER COLUMN active SET DEFAULT false;
