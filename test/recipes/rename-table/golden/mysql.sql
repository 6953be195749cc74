-- Rename users to accounts in the next release, with a view until then
-- servers: v1.0.0 goes on with users, which stays the table.
-- servers: The new server names accounts only, which is a view until the next release: TRUNCATE, index hints, PARTITION (…) and SET … = DEFAULT fail on a view or mean something else.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.
-- note: MariaDB may refuse statements of the new server that run at the very moment of the exchange (1356), and while it is taken back there is no accounts for a moment (1146): let the server try them again.
-- note: Privileges go by name here: give the servers' users the same on both names, and on the table when it has its new one.

-- expand, this release: Let users be known as accounts as well
CREATE SQL SECURITY INVOKER VIEW accounts AS SELECT * FROM users;
-- down: DROP VIEW accounts;

-- contract, next release: Rename users to accounts
RENAME TABLE accounts TO accounts_view, users TO accounts;
DROP VIEW accounts_view;
-- down: ALTER TABLE accounts RENAME TO users;
-- down: CREATE SQL SECURITY INVOKER VIEW accounts AS SELECT * FROM users;
