-- schema
CREATE TABLE events (id bigint NOT NULL, place text NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10);
-- v1
SELECT place FROM events;
-- v2
SELECT place FROM events;
-- change
ALTER TABLE events_1 ALTER COLUMN place DROP NOT NULL;
