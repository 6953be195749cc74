-- Change the default of orders.seen in the next release
-- servers: The new server writes seen in every row it inserts: now() where it means the new default.
-- servers: v1.0.0 goes on leaving seen out, and its rows get NULL, which both servers read.
-- note: The default of orders.seen stays as it is in this release: a row that the new server inserts without seen gets NULL as well.

-- contract, next release: Make now() the default of orders.seen
ALTER TABLE orders ALTER COLUMN seen SET DEFAULT now();
-- down: ALTER TABLE orders ALTER COLUMN seen DROP DEFAULT;
