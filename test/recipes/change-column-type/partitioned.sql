-- schema
CREATE TABLE events (id bigint NOT NULL, day date NOT NULL, size int DEFAULT 1) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE events ALTER size SET STATISTICS 300;
CREATE STATISTICS events_together ON id, size FROM events;
COMMENT ON COLUMN events.size IS 'in bytes';
-- v1
SELECT size FROM events WHERE id = $1;
INSERT INTO events (id, day, size) VALUES ($1, $2, $3);
-- v2
SELECT size FROM events WHERE id = $1;
-- change
ALTER TABLE events ALTER COLUMN size TYPE bigint;
