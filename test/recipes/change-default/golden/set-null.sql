-- Drop the default of orders.note in the next release
-- servers: The new server writes note in every row it inserts.
-- servers: v1.0.0 goes on leaving note out, and its rows get '-', which both servers read.
-- note: The default of orders.note stays as it is in this release: a row that the new server inserts without note gets '-' as well.

-- contract, next release: Drop the default of orders.note
ALTER TABLE orders ALTER COLUMN note SET DEFAULT NULL;
-- down: ALTER TABLE orders ALTER COLUMN note SET DEFAULT '-';
