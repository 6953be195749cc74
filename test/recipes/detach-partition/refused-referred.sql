-- schema
CREATE TABLE events (day int PRIMARY KEY) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
CREATE TABLE notes (day int REFERENCES events);
-- v1
SELECT day FROM events;
-- change
ALTER TABLE events DETACH PARTITION events_1;
