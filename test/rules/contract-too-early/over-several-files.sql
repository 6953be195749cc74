-- The same in three migrations.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
-- file: db/queries/users.sql
SELECT first, last FROM users;
-- now
-- file: db/queries/users.sql
SELECT name FROM users;
-- file: db/migrations/002_expand.sql
ALTER TABLE users ADD COLUMN name text;
-- file: db/migrations/003_backfill.sql
UPDATE users SET name = first || ' ' || last WHERE name IS NULL;
-- file: db/migrations/004_contract.sql
ALTER TABLE users DROP COLUMN first, DROP COLUMN last;
--                            ^^^^^ error contract-too-early: v1.0.0 still reads users.first; users.name takes its place in the same release [db/queries/users.sql:1]
--                                               ^^^^ error contract-too-early: v1.0.0 still reads users.last; users.name takes its place in the same release [db/queries/users.sql:1]
