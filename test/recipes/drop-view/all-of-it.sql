-- schema
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users WITH (security_barrier) AS SELECT id, active FROM users WHERE active WITH LOCAL CHECK OPTION;
ALTER VIEW active_users SET (security_invoker = on);
ALTER VIEW active_users OWNER TO pg_monitor;
COMMENT ON VIEW active_users IS 'Who may sign in';
-- v1
SELECT id FROM active_users;
-- v2
SELECT id FROM users;
-- change
DROP VIEW active_users;
