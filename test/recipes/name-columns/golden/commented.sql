-- Add orders.No te in the next release
-- servers: v1.0.0 takes all columns of orders, one more of which does not fit (db/queries/server.sql:1): so orders keeps its columns until that server is gone.
-- servers: The new server names the columns of orders wherever it reads and writes them, and does without No te; the server of the next release may use it.

-- contract, next release: Add orders.No te
ALTER TABLE orders ADD COLUMN "No te" text;
COMMENT ON COLUMN orders."No te" IS 'what was said';
-- down: ALTER TABLE orders DROP COLUMN "No te";
