-- Drop active_users, few and fewer in the next release
-- servers: v1.0.0 reads one of them, so they stay until that server is gone.
-- servers: The new server does not read active_users, few and fewer.
-- note: While active_users, few and fewer are there, the server refuses to drop or retype what they read.

-- contract, next release: Drop active_users, few and fewer
DROP VIEW fewer;
DROP VIEW few;
DROP VIEW active_users;
-- down: CREATE VIEW active_users (id) AS SELECT id FROM users WHERE active;
-- down: CREATE VIEW few (id) AS SELECT id FROM active_users LIMIT 10;
-- down: CREATE VIEW fewer (id) AS SELECT id FROM few LIMIT 2;
