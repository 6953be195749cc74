-- MySQL: an index that a hint names is renamed; one that no hint names goes.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), name varchar(50), KEY by_email (email), KEY by_name (name), KEY by_both (email, name));
-- file: db/queries/users.sql
SELECT id FROM users FORCE INDEX FOR JOIN (`By_Email`, PRIMARY) WHERE email = ?;
SELECT id FROM users u IGNORE KEY (by_name) WHERE name IN (SELECT name FROM users);
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_index.sql
ALTER TABLE users RENAME INDEX by_email TO email_index;
--                             ^^^^^^^^ error broken-query: v1.0.0 still runs a query that fails then: there is no index By_Email for its hint [db/queries/users.sql:1]
ALTER TABLE users DROP INDEX by_both;
