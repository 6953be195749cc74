-- Drop active_users in the next release
-- servers: v1.0.0 reads active_users, so it stays until that server is gone.
-- servers: The new server does not read active_users.
-- note: While active_users is there, the server refuses to drop or retype what it reads.

-- contract, next release: Drop active_users
DROP VIEW active_users;
-- down: CREATE VIEW active_users (id, active) WITH (security_barrier = true, security_invoker = 'on') AS SELECT id, active FROM users WHERE active WITH LOCAL CHECK OPTION;
-- down: COMMENT ON VIEW active_users IS 'Who may sign in';
-- down: ALTER VIEW active_users OWNER TO pg_monitor;
