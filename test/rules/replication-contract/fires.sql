-- No identity; tables leave a publication; it goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);
CREATE UNIQUE INDEX orders_note ON orders (note);
-- file: db/queries/server.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders REPLICA IDENTITY NOTHING;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^ warning replication-contract: Rows of orders have no identity for those that follow its changes: where orders is published, UPDATE and DELETE fail
ALTER PUBLICATION feed DROP TABLE orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning replication-contract: Tables leave the publication feed: whoever follows them gets no more changes
ALTER PUBLICATION feed SET TABLE orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning replication-contract: Tables leave the publication feed: whoever follows them gets no more changes
DROP PUBLICATION IF EXISTS feed;
--                         ^^^^ warning replication-contract: Whoever follows feed gets no more changes
DROP SUBSCRIPTION feed;
--^^^^^^^^^^^^^^^^^^^^ warning replication-contract: Whoever follows feed gets no more changes
