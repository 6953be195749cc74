-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY AUTO_INCREMENT, name varchar(20) NOT NULL, mail varchar(20));
-- file: db/queries/server.sql
INSERT INTO users (name) VALUES (?);
-- now
-- file: db/queries/server.sql
INSERT INTO users (mail) VALUES (?);
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN x int;
--                           ^ error required-column-left-out: The new server inserts into users without name, which is NOT NULL and has no default [db/queries/server.sql:1]
