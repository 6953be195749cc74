-- schema
CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE ((day / 10));
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
-- v1
SELECT day FROM events;
-- change
ALTER TABLE events DETACH PARTITION events_1;
