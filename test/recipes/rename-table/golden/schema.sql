-- Rename users to app.users in the next release, with a view until then
-- servers: v1.0.0 goes on with users, which stays the table.
-- servers: The new server names app.users only, which is a view until the next release: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.

-- expand, this release: Let users be known as app.users as well
CREATE VIEW app.users WITH (security_invoker = true) AS SELECT * FROM users;
-- down: DROP VIEW app.users;

-- contract, next release: Rename users to app.users
DROP VIEW app.users;
ALTER TABLE users SET SCHEMA app;
-- down: ALTER TABLE app.users SET SCHEMA public;
-- down: CREATE VIEW app.users WITH (security_invoker = true) AS SELECT * FROM users;
