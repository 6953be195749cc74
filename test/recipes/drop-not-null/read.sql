-- schema
CREATE SCHEMA app;
CREATE TABLE app."Users" (id bigint PRIMARY KEY, "Phone" text NOT NULL);
-- v1
SELECT "Phone" FROM app."Users";
INSERT INTO app."Users" (id, "Phone") VALUES ($1, $2);
-- v2
SELECT coalesce("Phone", '-') FROM app."Users";
INSERT INTO app."Users" (id, "Phone") VALUES ($1, $2);
-- v3
INSERT INTO app."Users" (id) VALUES ($1);
-- change
ALTER TABLE app."Users" ALTER COLUMN "Phone" DROP NOT NULL;
