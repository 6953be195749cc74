-- Detach Log.old while reads and writes of Log.events go on
-- note: Queries of Log.events no longer find the rows of Log.old from then on.
-- note: Given up half-way, Log.old is left "detach pending": ALTER TABLE Log.events DETACH PARTITION Log.old FINALIZE ends it.
-- note: The way back reads all rows of Log.old while it is locked, unless a CHECK with its bounds proves that they belong there.

-- expand, this release, outside a transaction: Detach Log.old
ALTER TABLE "Log".events DETACH PARTITION "Log".old CONCURRENTLY;
-- down: ALTER TABLE "Log".events ATTACH PARTITION "Log".old FOR VALUES FROM ('2024-01-01', 0) TO ('2025-01-01', 0);

-- backfill, this release: Drop the CHECK that this leaves on Log.old
ALTER TABLE "Log".old DROP CONSTRAINT IF EXISTS old_check1;
