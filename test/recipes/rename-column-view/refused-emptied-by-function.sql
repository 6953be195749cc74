-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
CREATE FUNCTION forget() RETURNS void LANGUAGE plpgsql AS $$ BEGIN TRUNCATE users; END $$;
-- v1
SELECT mail FROM users;
SELECT forget();
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
