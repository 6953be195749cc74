-- Rename mails to addresses in the next release, with a view until then
-- servers: v1.0.0 goes on with mails, which stays the view.
-- servers: The new server names addresses only, which is a view of mails until the next release.
-- note: REFRESH works by the name mails until the contract step, and by addresses from then on, never by both: whoever refreshes it has to try the other name where one fails.

-- expand, this release: Let mails be known as addresses as well
CREATE VIEW addresses WITH (security_invoker = true) AS SELECT * FROM mails;
-- down: DROP VIEW addresses;

-- contract, next release: Rename mails to addresses
DROP VIEW addresses;
ALTER MATERIALIZED VIEW mails RENAME TO addresses;
-- down: ALTER MATERIALIZED VIEW addresses RENAME TO mails;
-- down: CREATE VIEW addresses WITH (security_invoker = true) AS SELECT * FROM mails;
