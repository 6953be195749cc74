-- Drop a column the previous server still uses
-- before
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- v1 fires
SELECT nickname FROM users;
-- v1 silent
SELECT id FROM users;
-- migration
ALTER TABLE users DROP COLUMN nickname;
