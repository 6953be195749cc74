-- Another column takes its name, and never held the same.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, email text);
-- file: db/queries/users.sql
SELECT email FROM users;
-- now
-- file: db/migrations/002_swap.sql
SET lock_timeout = '500ms';
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ warning drop-column: All values of users.email are lost: it is dropped, and mail takes its name
ALTER TABLE users RENAME COLUMN mail TO email;
