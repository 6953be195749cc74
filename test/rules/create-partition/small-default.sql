-- A small default partition is read at once.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { events_rest: { rows: 100 } } }
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
