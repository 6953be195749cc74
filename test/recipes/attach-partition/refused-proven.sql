-- schema
CREATE TABLE events (day int NOT NULL, line text) PARTITION BY RANGE (day);
CREATE TABLE events_2 (day int NOT NULL, line text, CHECK (day >= 100 AND day < 200));
-- v1
INSERT INTO events (day, line) VALUES ($1, $2);
-- change
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
