-- Drop the default of orders.priority in the next release
-- servers: The new server writes priority in every row it inserts.
-- servers: v1.0.0 goes on leaving priority out, and its rows get 0, which both servers read.
-- note: The default of orders.priority stays as it is in this release: a row that the new server inserts without priority gets 0 as well.
-- note: After that orders.priority must be given: an INSERT that leaves it out is refused.

-- contract, next release: Drop the default of orders.priority
ALTER TABLE orders ALTER COLUMN priority DROP DEFAULT;
-- down: ALTER TABLE orders ALTER COLUMN priority SET DEFAULT 0;
