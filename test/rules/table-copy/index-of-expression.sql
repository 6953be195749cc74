-- MySQL keeps an index of an expression in a hidden column: writes wait, or the table is copied. MariaDB has none.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(100), tags json, low varchar(100) AS (lower(mail)) VIRTUAL);
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_indexes.sql
CREATE INDEX users_mail ON users ((lower(mail)));
--           ^^^^^^^^^^ warning table-copy: Building an index of an expression on users blocks writes to users until it is done
CREATE UNIQUE INDEX users_mail_once ON users ((lower(mail)));
--                  ^^^^^^^^^^^^^^^ warning table-copy: Building an index of an expression on users copies the whole table: writes to users wait until every row is written anew
ALTER TABLE users ADD INDEX users_tags ((CAST(tags->'$.ids' AS UNSIGNED ARRAY)));
--                          ^^^^^^^^^^ warning table-copy: Building an index of an expression on users blocks writes to users until it is done
ALTER TABLE users ADD INDEX users_upper ((upper(mail))), ADD COLUMN age int;
--                          ^^^^^^^^^^^ warning table-copy: Adding or dropping an index of an expression on users together with other changes copies the whole table: writes to users wait until every row is written anew
CREATE INDEX users_low ON users (low);
ALTER TABLE users DROP INDEX users_mail;
ALTER TABLE users DROP INDEX users_mail_once;
--                           ^^^^^^^^^^^^^^^ warning table-copy: Dropping a unique index of an expression on users copies the whole table: writes to users wait until every row is written anew
