-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint NOT NULL, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events ADD PRIMARY KEY (id, day);
--                     ^^^^^^^^^^^^^^^^^^^^^ warning index-build: Adding the primary key blocks reads and writes of events until its index is built
--                     ^^^^^^^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of events that repeat id and day make this fail
