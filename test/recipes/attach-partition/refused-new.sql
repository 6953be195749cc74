-- schema
CREATE TABLE events (day int NOT NULL, line text) PARTITION BY RANGE (day);
-- v1
INSERT INTO events (day, line) VALUES ($1, $2);
-- change
CREATE TABLE events_2 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
