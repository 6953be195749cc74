-- The expand part was released before, and the previous server has left the old column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
SELECT email FROM users;
-- at: v1.1.0
-- file: db/migrations/002_mail.sql
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = email;
-- file: db/queries/users.sql
SELECT mail FROM users;
-- now
-- file: db/migrations/003_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ information drop-column: Nothing in v1.1.0 uses users.email: searched 1 file with 1 query, all understood
