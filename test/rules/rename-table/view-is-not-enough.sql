-- A view takes no TRUNCATE, and a view over several tables or with GROUP BY takes no INSERT.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- file: db/queries/users.sql
TRUNCATE users;
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/queries/users.sql
SELECT 1;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
--          ^^^^^ error rename-table: v1.0.0 still truncates users, which is a view then: a view takes no TRUNCATE [db/queries/users.sql:1]
CREATE VIEW users AS SELECT id, name FROM accounts;
ALTER TABLE notes RENAME TO remarks;
--          ^^^^^ error broken-query: v1.0.0 still runs a query that fails then: notes is a view that takes no writes [db/queries/users.sql:2]
CREATE VIEW notes AS SELECT id, max(body) AS body FROM remarks GROUP BY id;
