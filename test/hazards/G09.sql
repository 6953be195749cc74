-- A word for another tool that gives no reason
-- before
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- v1
SELECT id FROM users;
-- migration fires
-- squawk-ignore ban-drop-column
ALTER TABLE users DROP COLUMN nickname;
-- migration silent
-- migration-safe: column unused since 2026.3
ALTER TABLE users DROP COLUMN nickname;
