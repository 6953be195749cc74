-- Drizzle runs all pending migrations in one transaction: a file of its own is not enough.
-- at: v1.0.0
-- file: drizzle.config.ts
export default { dialect: 'postgresql', out: './drizzle' };
-- file: drizzle/meta/_journal.json
{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1700000000000,"tag":"0000_start","breakpoints":true}]}
-- file: drizzle/0000_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: drizzle/meta/_journal.json
{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1700000000000,"tag":"0000_start","breakpoints":true},{"idx":1,"version":"7","when":1700000000001,"tag":"0001_first","breakpoints":true},{"idx":2,"version":"7","when":1700000000002,"tag":"0002_second","breakpoints":true}]}
-- file: drizzle/0001_first.sql
ALTER TYPE state ADD VALUE 'lost';
-- file: drizzle/0002_second.sql
UPDATE orders SET state = 'lost' WHERE id = 1;
--                        ^^^^^^ error enum-value-used: 'lost' of state can't be used here: the transaction that adds it is not committed yet
