-- Rename users to accounts in the next release, with a view until then
-- servers: v1.0.0 goes on with users, which stays the table.
-- servers: The new server names accounts only, which is a view until the next release: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.

-- expand, this release: Let users be known as accounts as well
CREATE VIEW accounts WITH (security_invoker = true) AS SELECT * FROM users;
ALTER VIEW accounts OWNER TO pg_monitor;
-- down: DROP VIEW accounts;

-- contract, next release: Rename users to accounts
DROP VIEW accounts;
ALTER TABLE users RENAME TO accounts;
-- down: ALTER TABLE accounts RENAME TO users;
-- down: CREATE VIEW accounts WITH (security_invoker = true) AS SELECT * FROM users;
-- down: ALTER VIEW accounts OWNER TO pg_monitor;
