-- Rename mails to addresses now, with a view under the old name until the next release
-- servers: v1.0.0 goes on with mails, which is a view from now on: REFRESH fails on it.
-- servers: The new server names addresses only.
-- note: The table is renamed in this release because the new server refreshes it (db/queries/server.sql:2); a view under the new name would not do.

-- expand, this release: Rename mails to addresses, and let it be known as mails as well
ALTER MATERIALIZED VIEW mails RENAME TO addresses;
CREATE VIEW mails WITH (security_invoker = true) AS SELECT * FROM addresses;
-- down: DROP VIEW mails;
-- down: ALTER MATERIALIZED VIEW addresses RENAME TO mails;

-- contract, next release: Forget the name mails
DROP VIEW mails;
-- down: CREATE VIEW mails WITH (security_invoker = true) AS SELECT * FROM addresses;
