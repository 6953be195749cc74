-- schema
CREATE SCHEMA app;
CREATE TABLE app."Users" (id serial PRIMARY KEY, name text);
CREATE TABLE app.logins (id bigint PRIMARY KEY, user_id int NOT NULL REFERENCES app."Users" ON DELETE CASCADE, at date, UNIQUE (user_id, at));
CREATE INDEX logins_user ON app.logins (user_id) WHERE at IS NOT NULL;
-- v1
SELECT u.name FROM app."Users" u JOIN app.logins l ON l.user_id = u.id;
INSERT INTO app."Users" (name) VALUES ($1) RETURNING id;
INSERT INTO app."Users" (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;
-- v2
SELECT u.name FROM app."Users" u JOIN app.logins l ON l.user_id = u.id;
INSERT INTO app."Users" (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;
INSERT INTO app.logins (id, user_id, at) VALUES ($1, $2, $3) ON CONFLICT (user_id, at) DO NOTHING;
-- change
ALTER TABLE app."Users" ALTER COLUMN id TYPE bigint;
ALTER TABLE app.logins ALTER COLUMN user_id TYPE bigint;
