-- Add shop.orders.note in the next release
-- servers: v1.0.0 copies into orders without naming columns (db/queries/server.sql:1): so shop.orders keeps its columns until that server is gone.
-- servers: The new server names the columns of shop.orders wherever it reads and writes them, and does without note; the server of the next release may use it.

-- contract, next release: Add shop.orders.note
ALTER TABLE shop.orders ADD COLUMN note text;
-- down: ALTER TABLE shop.orders DROP COLUMN note;
