-- A CHECK, a foreign key, an index of a partitioned table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
--                                ^^^^^^^^ information left-not-valid: positive of orders is still NOT VALID when the release is done
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information left-not-valid: orders_user_id_fkey of orders is still NOT VALID when the release is done
CREATE INDEX events_what ON ONLY events (what);
--           ^^^^^^^^^^^ information left-not-valid: events_what is still invalid when the release is done: indexes of the partitions are missing
