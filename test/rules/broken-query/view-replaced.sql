-- Columns at the end break nobody.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nick text, active boolean);
CREATE VIEW named AS SELECT id, nick FROM users;
-- file: db/queries/users.sql
SELECT id, nick FROM named;
-- now
-- file: db/migrations/002_views.sql
CREATE OR REPLACE VIEW named AS SELECT id, nick, active FROM users;
