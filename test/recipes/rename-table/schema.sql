-- schema
CREATE SCHEMA app;
CREATE TABLE users (id bigserial PRIMARY KEY, mail text);
-- v1
SELECT id, mail FROM users;
INSERT INTO users (mail) VALUES ($1);
-- v2
SELECT id, mail FROM app.users;
INSERT INTO app.users (mail) VALUES ($1);
-- change
ALTER TABLE users SET SCHEMA app;
