-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, code varchar(10) UNIQUE, key uuid UNIQUE);
CREATE TABLE "Teams" (id bigint PRIMARY KEY, owner int);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_keys.sql
CREATE TABLE posts (id bigint PRIMARY KEY, author int REFERENCES users (id), who text REFERENCES users (key));
--                                                    ^^^^^^^^^^^^^^^^^^^^^ warning foreign-key-types: posts.author is integer and refers to users.id, which is bigint: once the keys outgrow it, rows can no longer be inserted
--                                                                                    ^^^^^^^^^^^^^^^^^^^^^^ error foreign-key-types: posts.who is text and refers to users.key, which is uuid: PostgreSQL refuses the foreign key, because they can not be compared
ALTER TABLE "Teams" ADD CONSTRAINT teams_owner FOREIGN KEY (owner) REFERENCES users NOT VALID;
--                                 ^^^^^^^^^^^ warning foreign-key-types: Teams.owner is integer and refers to users.id, which is bigint: once the keys outgrow it, rows can no longer be inserted
ALTER TABLE "Teams" ADD COLUMN second integer REFERENCES users (id);
--                                            ^^^^^^^^^^^^^^^^^^^^^ warning foreign-key-types: Teams.second is integer and refers to users.id, which is bigint: once the keys outgrow it, rows can no longer be inserted
