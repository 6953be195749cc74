-- The old column stays: that is how it should be.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/queries/users.sql
SELECT email FROM users;
-- now
-- file: db/migrations/002_mail.sql
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = email;
