-- Drop active_users in the next release
-- servers: v1.0.0 reads active_users, so it stays until that server is gone.
-- servers: The new server does not read active_users.
-- note: While active_users is there, the server refuses to drop or retype what it reads.
-- note: The way back makes active_users as the migrations did: owner, DEFINER and SQL SECURITY are not known here.

-- contract, next release: Drop active_users
DROP VIEW active_users;
-- down: CREATE VIEW active_users (id) AS SELECT id FROM users WHERE active;
