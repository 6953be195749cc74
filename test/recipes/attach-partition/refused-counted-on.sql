-- schema
CREATE TABLE events (day int NOT NULL, line text) PARTITION BY RANGE (day);
CREATE TABLE events_2 (day int NOT NULL, line text);
-- v1
SELECT line FROM events;
-- change
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
INSERT INTO events (day, line) VALUES (150, 'first');
