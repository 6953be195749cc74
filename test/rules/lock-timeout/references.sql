-- A new table that points at an old one takes a lock on that.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
--           ^^^^^^ information lock-timeout: This waits for a lock on users without limit, and every query after it waits too
-- file: db/migrations/003_notes.sql
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint);
ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id);
--                               ^^^^^^^^^^ information lock-timeout: This waits for a lock on users without limit, and every query after it waits too
