-- schema
CREATE TABLE events (day int NOT NULL, line text) PARTITION BY RANGE (day);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2 (day int NOT NULL, line text, CHECK (day >= 100 AND day < 200));
-- v1
SELECT line FROM events;
-- v2
SELECT line FROM events;
-- change
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
