-- Several candidates: nobody can tell which took the place of which, so each drop is a drop.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
-- file: db/queries/users.sql
SELECT first, last FROM users;
-- now
-- file: db/queries/users.sql
SELECT given, family FROM users;
-- file: db/migrations/002_names.sql
ALTER TABLE users DROP COLUMN first, DROP COLUMN last, ADD COLUMN given text, ADD COLUMN family text;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.first [db/queries/users.sql:1]
--                                               ^^^^ error drop-column: v1.0.0 still reads users.last [db/queries/users.sql:1]
