-- Move orders_day to Slow while reads and writes of orders go on
-- note: Given up half-way it leaves an invalid index orders_day_ccnew behind: drop that, and try again.
-- note: There must be room for orders_day in both places for a while.

-- expand, this release, outside a transaction: Build orders_day anew in Slow
REINDEX (TABLESPACE "Slow") INDEX CONCURRENTLY orders_day;
-- down: REINDEX (TABLESPACE fast) INDEX CONCURRENTLY orders_day;
