-- schema
CREATE TABLE events (at date NOT NULL, line text CONSTRAINT events_line CHECK (line <> '')) PARTITION BY RANGE (at);
CREATE TABLE events_2024 (at date NOT NULL, line text);
-- v1
SELECT line FROM events;
-- v2
SELECT line FROM events;
-- change
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
