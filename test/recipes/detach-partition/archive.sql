-- schema
CREATE TABLE events (at date NOT NULL, line text, id bigint, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- v1
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- v2
INSERT INTO events (id, at, line) VALUES ($1, $2, $3);
-- change
ALTER TABLE events DETACH PARTITION events_2024;
