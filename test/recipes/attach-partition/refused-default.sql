-- schema
CREATE TABLE events (day int NOT NULL, line text) PARTITION BY RANGE (day);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2 (day int NOT NULL, line text);
-- v1
INSERT INTO events (day, line) VALUES ($1, $2);
-- change
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
