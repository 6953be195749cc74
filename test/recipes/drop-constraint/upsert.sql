-- schema
CREATE SCHEMA app;
CREATE TABLE app."Users" (id bigint PRIMARY KEY, mail text, CONSTRAINT "Users mail" UNIQUE (mail));
-- v1
INSERT INTO app."Users" (id, mail) VALUES ($1, $2) ON CONFLICT (mail) DO NOTHING;
-- v2
INSERT INTO app."Users" (id, mail) VALUES ($1, $2);
-- change
ALTER TABLE app."Users" DROP CONSTRAINT "Users mail";
