-- Detach events_1 while reads and writes of events go on
-- note: Queries of events no longer find the rows of events_1 from then on.
-- note: Given up half-way, events_1 is left "detach pending": ALTER TABLE events DETACH PARTITION events_1 FINALIZE ends it.
-- note: The way back reads all rows of events_1 while it is locked, unless a CHECK with its bounds proves that they belong there.

-- expand, this release, outside a transaction: Detach events_1
ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;
-- down: ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (100);

-- backfill, this release: Drop the CHECK that this leaves on events_1
ALTER TABLE events_1 DROP CONSTRAINT IF EXISTS events_1_day_check;
