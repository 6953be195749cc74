-- Detach orders_de in the next release
-- servers: v1.0.0 may still write rows to orders that belong into orders_de, and no other partition takes them.
-- servers: The new server writes no such rows.
-- note: Queries of orders no longer find the rows of orders_de from then on.
-- note: Given up half-way, orders_de is left "detach pending": ALTER TABLE orders DETACH PARTITION orders_de FINALIZE ends it.
-- note: The way back reads all rows of orders_de while it is locked, unless a CHECK with its bounds proves that they belong there.

-- contract, next release, outside a transaction: Detach orders_de
ALTER TABLE orders DETACH PARTITION orders_de CONCURRENTLY;
-- down: ALTER TABLE orders ATTACH PARTITION orders_de FOR VALUES IN ('de');
