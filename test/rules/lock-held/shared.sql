-- Drizzle runs all pending migrations in one transaction: the lock is held in the next file too.
-- at: v1.0.0
-- file: drizzle.config.ts
export default { dialect: 'postgresql', out: './drizzle' };
-- file: drizzle/meta/_journal.json
{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1700000000000,"tag":"0000_start","breakpoints":true}]}
-- file: drizzle/0000_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: drizzle/meta/_journal.json
{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1700000000000,"tag":"0000_start","breakpoints":true},{"idx":1,"version":"7","when":1700000000001,"tag":"0001_first","breakpoints":true},{"idx":2,"version":"7","when":1700000000002,"tag":"0002_second","breakpoints":true}]}
-- file: drizzle/0001_first.sql
ALTER TABLE orders ADD COLUMN done boolean;
-- file: drizzle/0002_second.sql
UPDATE orders SET done = true WHERE state = 'done';
--     ^^^^^^ warning lock-held: orders stays locked while these rows are written: reads and writes wait until the transaction ends
