-- An index of MySQL; the new one is built too late.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), name varchar(50), KEY by_email (email), KEY by_name (name));
-- file: db/queries/server.sql
SELECT id FROM users WHERE email = ?;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users DROP INDEX by_email;
--                           ^^^^^^^^ warning lost-index: v1.0.0 looks up rows of users by email, and reads all of it for that without by_email until by_email_name is built [db/queries/server.sql:1]
ALTER TABLE users ADD INDEX by_email_name (email, name);
ALTER TABLE users DROP INDEX by_name;
