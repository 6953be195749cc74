-- schema
CREATE TABLE events (at date NOT NULL, line text, id bigint, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX events_line ON events (lower(line)) WHERE line IS NOT NULL;
CREATE TABLE events_2024 (at date NOT NULL, line text, id bigint NOT NULL);
-- v1
SELECT line FROM events WHERE id = $1;
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- v2
SELECT line FROM events WHERE id = $1;
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- change
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
