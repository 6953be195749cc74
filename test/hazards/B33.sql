-- CREATE TABLE … PARTITION OF locks the parent, and reads its default partition
-- before
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
-- migration fires
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- migration silent
CREATE TABLE events_2024 (LIKE events INCLUDING ALL);
