-- A constraint over several columns; and one made from an index, which is said at the index.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, tenant bigint, email text, phone text);
-- file: db/queries/users.sql
INSERT INTO users (id, tenant, email, phone) VALUES ($1, $2, $3, $4);
-- now
-- file: db/migrations/002_unique.sql
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (tenant, email);
--                               ^^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (tenant, email): it writes tenant and email, and whether values repeat can't be told [db/queries/users.sql:1 +1]
--                               ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat tenant and email make this fail
CREATE UNIQUE INDEX CONCURRENTLY users_phone_key ON users (phone);
--                               ^^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (phone): it writes phone, and whether values repeat can't be told [db/queries/users.sql:1]
--                               ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat phone make this fail
ALTER TABLE users ADD CONSTRAINT users_phone_key UNIQUE USING INDEX users_phone_key;
