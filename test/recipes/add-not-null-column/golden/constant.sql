-- Add orders.currency with a default until the next release
-- servers: The new server writes currency in every INSERT, and reads '' in rows of v1.0.0 and in those that were there.
-- note: '' is a stand-in: choose a default that the new server understands, or fill those rows yourself before the last step.

-- expand, this release: Add orders.currency, '' in every row that does not say otherwise
ALTER TABLE orders ADD COLUMN currency text DEFAULT '' NOT NULL;
-- down: ALTER TABLE orders DROP COLUMN currency;

-- contract, next release: Drop the default of orders.currency
ALTER TABLE orders ALTER COLUMN currency DROP DEFAULT;
-- down: ALTER TABLE orders ALTER COLUMN currency SET DEFAULT '';
