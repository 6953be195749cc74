-- schema
CREATE TABLE events (at date NOT NULL, line text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 (line text, at date NOT NULL);
-- v1
SELECT line FROM events;
-- v2
SELECT line FROM events;
-- change
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
