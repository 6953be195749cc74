-- Two causes, two findings: it blocks, and it may refuse rows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
INSERT INTO users (id, email) VALUES ($1, $2);
-- now
-- file: db/migrations/002_index.sql
CREATE UNIQUE INDEX users_email_key ON users (email);
--                  ^^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (email): it writes email, and whether values repeat can't be told [db/queries/users.sql:1]
--                  ^^^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to users until the index is built
--                  ^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat email make this fail
