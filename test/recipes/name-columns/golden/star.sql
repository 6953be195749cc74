-- Add orders.note and orders.Size in the next release
-- servers: v1.0.0 reads * of orders (db/queries/server.sql:1): so orders keeps its columns until that server is gone.
-- servers: The new server names the columns of orders wherever it reads and writes them, and does without note and Size; the server of the next release may use it.

-- contract, next release: Add orders.note and orders.Size
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN "Size" integer DEFAULT 0 NOT NULL;
-- down: ALTER TABLE orders DROP COLUMN "Size";
-- down: ALTER TABLE orders DROP COLUMN note;
