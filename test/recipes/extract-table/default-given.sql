-- schema
CREATE TABLE users (id bigint PRIMARY KEY, lang text DEFAULT 'en');
-- v1
SELECT id, lang FROM users;
INSERT INTO users (id, lang) VALUES ($1, $2);
-- v2
INSERT INTO users (id) VALUES ($1);
INSERT INTO settings (user_id, lang) VALUES ($1, $2);
SELECT lang FROM settings;
-- change
CREATE TABLE settings (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text DEFAULT 'en');
INSERT INTO settings (user_id, lang) SELECT id, lang FROM users;
ALTER TABLE users DROP COLUMN lang;
