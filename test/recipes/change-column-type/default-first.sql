-- schema
CREATE TABLE users (id bigint PRIMARY KEY, points text NOT NULL DEFAULT '0');
-- v1
INSERT INTO users (id) VALUES ($1);
-- v2
SELECT points FROM users;
-- change
ALTER TABLE users ALTER COLUMN points DROP DEFAULT;
ALTER TABLE users ALTER COLUMN points DROP NOT NULL;
ALTER TABLE users ALTER COLUMN points TYPE bigint USING points::bigint;
ALTER TABLE users ALTER COLUMN points SET DEFAULT 0;
