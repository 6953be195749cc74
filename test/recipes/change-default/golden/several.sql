-- Drop the default of orders.priority and drop the default of orders.St ate in the next release
-- servers: The new server writes priority in every row it inserts.
-- servers: v1.0.0 goes on leaving priority out, and its rows get 0, which both servers read.
-- servers: The new server writes St ate in every row it inserts.
-- servers: v1.0.0 goes on leaving St ate out, and its rows get 'new', which both servers read.
-- note: The default of orders.priority stays as it is in this release: a row that the new server inserts without priority gets 0 as well.
-- note: After that orders.priority must be given: an INSERT that leaves it out is refused.
-- note: The default of orders.St ate stays as it is in this release: a row that the new server inserts without St ate gets 'new' as well.
-- note: After that orders.St ate must be given: an INSERT that leaves it out is refused.

-- contract, next release: Drop the default of orders.priority and drop the default of orders.St ate
ALTER TABLE orders ALTER COLUMN priority DROP DEFAULT;
ALTER TABLE orders ALTER COLUMN "St ate" DROP DEFAULT;
-- down: ALTER TABLE orders ALTER COLUMN "St ate" SET DEFAULT 'new';
-- down: ALTER TABLE orders ALTER COLUMN priority SET DEFAULT 0;
