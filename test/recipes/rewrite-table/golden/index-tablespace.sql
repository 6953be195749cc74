-- Move shop.Orders Day to pg_default while reads and writes of shop.orders go on
-- note: Given up half-way it leaves an invalid index Orders Day_ccnew behind: drop that, and try again.
-- note: There must be room for shop.Orders Day in both places for a while. It can stay where it is then: the way back is the same statement with the place it came from, the default one of the database.

-- expand, this release, outside a transaction: Build shop.Orders Day anew in pg_default
REINDEX (TABLESPACE pg_default) INDEX CONCURRENTLY shop."Orders Day";
