-- Add orders.due, and set it NOT NULL in the next release
-- servers: The new server writes due in every row it inserts or changes, and takes NULL as not known yet: rows of v1.0.0 have it.
-- note: No value can be made up for orders.due: fill the rows that are NULL before the contract step. A row that is NULL can't be changed once NULL is refused, and the step fails.

-- expand, this release: Add orders.due, which may be NULL for now
ALTER TABLE orders ADD COLUMN due date;
-- down: ALTER TABLE orders DROP COLUMN due;

-- contract, next release: Set orders.due NOT NULL
ALTER TABLE orders MODIFY COLUMN due date NOT NULL;
-- down: ALTER TABLE orders MODIFY COLUMN due date;
