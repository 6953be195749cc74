-- Add orders.note in the next release
-- servers: v1.0.0 inserts into orders without naming columns (db/queries/server.sql:1): so orders keeps its columns until that server is gone.
-- servers: The new server names the columns of orders wherever it reads and writes them, and does without note; the server of the next release may use it.

-- contract, next release: Add orders.note
ALTER TABLE orders ADD COLUMN note varchar(100) AFTER id;
-- down: ALTER TABLE orders DROP COLUMN note;
