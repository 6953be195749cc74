-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint NOT NULL, code int, mail text NOT NULL);
CREATE TABLE shops (id bigint);
CREATE TABLE notes (id bigint NOT NULL);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE (code);
--                               ^^^^^^^^^^^^^^ warning index-build: Adding the unique constraint users_code_key blocks reads and writes of users until its index is built
--                               ^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat code make this fail
ALTER TABLE users ADD UNIQUE (mail);
--                    ^^^^^^^^^^^^^ warning index-build: Adding the unique constraint blocks reads and writes of users until its index is built
--                    ^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat mail make this fail
ALTER TABLE users ADD CONSTRAINT users_both UNIQUE NULLS NOT DISTINCT (code, mail) INCLUDE (id) DEFERRABLE;
--                               ^^^^^^^^^^ warning index-build: Adding the unique constraint users_both blocks reads and writes of users until its index is built
ALTER TABLE notes ADD PRIMARY KEY (id);
--                    ^^^^^^^^^^^^^^^^ warning index-build: Adding the primary key blocks reads and writes of notes until its index is built
--                    ^^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of notes that repeat id make this fail
ALTER TABLE shops ADD CONSTRAINT shops_pkey PRIMARY KEY (id);
--                               ^^^^^^^^^^ warning index-build: Adding the primary key shops_pkey blocks reads and writes of shops until its index is built
--                               ^^^^^^^^^^ warning unique-on-existing: Rows of shops that repeat id make this fail
