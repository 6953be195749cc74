-- schema
CREATE SCHEMA app; CREATE DOMAIN app."Mail" AS text CHECK (VALUE LIKE '%@%'); CREATE TABLE users (id bigint PRIMARY KEY, mail app."Mail");
-- v1
SELECT id FROM users WHERE mail = $1::app."Mail";
-- v2
SELECT id FROM users WHERE mail = $1;
-- v3
SELECT id FROM users WHERE mail = $1;
-- change
ALTER DOMAIN app."Mail" RENAME TO address;
