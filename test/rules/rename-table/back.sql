-- Renamed and renamed back.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts RENAME TO users;
