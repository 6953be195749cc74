-- Migrations lay elsewhere in that version: what they write is no use by the server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: sql/002_fill.sql
UPDATE users SET fax = '' WHERE fax IS NULL;
-- file: db/queries/q.sql
SELECT id FROM users;
-- now
-- delete: sql/002_fill.sql
-- file: db/migrations/002_fill.sql
UPDATE users SET fax = '' WHERE fax IS NULL;
-- answers
users.fax: unused, searched 1 file with 1 query, all understood
