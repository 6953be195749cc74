-- Detach events_2024 while reads and writes of events go on
-- note: Queries of events no longer find the rows of events_2024 from then on.
-- note: Given up half-way, events_2024 is left "detach pending": ALTER TABLE events DETACH PARTITION events_2024 FINALIZE ends it.
-- note: The way back reads all rows of events_2024 while it is locked, unless a CHECK with its bounds proves that they belong there.

-- expand, this release, outside a transaction: Detach events_2024
ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;
-- down: ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- backfill, this release: Drop the CHECK that this leaves on events_2024
ALTER TABLE events_2024 DROP CONSTRAINT IF EXISTS events_2024_at_check;
