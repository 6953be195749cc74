-- Detach a partition without CONCURRENTLY
-- before
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- migration fires
ALTER TABLE events DETACH PARTITION events_2023;
-- migration silent
ALTER TABLE events DETACH PARTITION events_2023 CONCURRENTLY;
