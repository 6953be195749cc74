-- schema
CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200);
ALTER TABLE events_1 ADD CONSTRAINT bounds CHECK (day >= 0 AND day < 100);
-- v1
SELECT day FROM events;
-- v2
SELECT day FROM events;
-- change
ALTER TABLE events DETACH PARTITION events_1;
