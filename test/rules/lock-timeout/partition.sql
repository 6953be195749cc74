-- A new partition locks its parent; one that is attached does not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
-- file: db/queries/server.sql
SELECT at FROM events;
-- now
-- file: db/migrations/002_of.sql
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--           ^^^^^^^^^^^ information lock-timeout: This waits for a lock on events without limit, and every query after it waits too
-- file: db/migrations/003_attach.sql
CREATE TABLE events_2025 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
