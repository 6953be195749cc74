-- Rename users.mail to email, with a view that has both names until the next release
-- servers: v1.0.0 goes on with mail, the new server with email; a statement that writes to a column by both names fails.
-- servers: Both find a view under the name users: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: Until the next release SELECT * shows both names: a statement of that kind that was prepared before fails once with "cached plan must not change result type".
-- note: Migrations that touch users in between must name users_base; better, let there be none.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.

-- expand, this release: Rename mail of users, and let a view show both names
ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME TO users_base;
CREATE VIEW users WITH (security_invoker = true) AS SELECT id, email AS mail, email FROM users_base;
ALTER VIEW users OWNER TO pg_monitor;
-- down: DROP VIEW users;
-- down: ALTER TABLE users_base RENAME TO users;
-- down: ALTER TABLE users RENAME COLUMN email TO mail;

-- contract, next release: Drop the view and give users its name back
DROP VIEW users;
ALTER TABLE users_base RENAME TO users;
-- down: ALTER TABLE users RENAME TO users_base;
-- down: CREATE VIEW users WITH (security_invoker = true) AS SELECT id, email AS mail, email FROM users_base;
-- down: ALTER VIEW users OWNER TO pg_monitor;
