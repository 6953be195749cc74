-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
CREATE FUNCTION shown(users) RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$;
-- v1
SELECT shown(users), mail FROM users;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
