-- Rename users to accounts now, with a view under the old name until the next release
-- servers: v1.0.0 goes on with users, which is a view from now on: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- servers: The new server names accounts only.
-- note: The table is renamed in this release because the release does more to accounts afterwards (set table option); a view under the new name would not do.

-- expand, this release: Rename users to accounts, and let it be known as users as well
ALTER TABLE users RENAME TO accounts;
CREATE VIEW users WITH (security_invoker = true) AS SELECT * FROM accounts;
-- down: DROP VIEW users;
-- down: ALTER TABLE accounts RENAME TO users;

-- contract, next release: Forget the name users
DROP VIEW users;
-- down: CREATE VIEW users WITH (security_invoker = true) AS SELECT * FROM accounts;
