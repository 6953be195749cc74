-- schema
CREATE TABLE users (id bigint PRIMARY KEY, note text);
ALTER TABLE users ALTER note SET STATISTICS 500, ALTER note SET STORAGE external;
COMMENT ON COLUMN users.note IS 'Free text';
-- v1
SELECT note FROM users WHERE id = $1;
INSERT INTO users (id, note) VALUES ($1, $2);
-- v2
SELECT id FROM users WHERE id = $1;
INSERT INTO users (id) VALUES ($1);
-- change
ALTER TABLE users DROP COLUMN note;
