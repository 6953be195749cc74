-- Two columns change places: each name is still there, and means something else.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
-- file: db/queries/users.sql
SELECT first, last FROM users;
-- now
-- file: db/migrations/002_swap.sql
ALTER TABLE users RENAME COLUMN first TO swap;
--                              ^^^^^ warning rename-column: v1.0.0 still reads users.first, and that name means what was users.last then [db/queries/users.sql:1]
ALTER TABLE users RENAME COLUMN last TO first;
--                              ^^^^ warning rename-column: v1.0.0 still reads users.last, and that name means what was users.first then [db/queries/users.sql:1]
ALTER TABLE users RENAME COLUMN swap TO last;
