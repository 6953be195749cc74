-- Attach events_2024 to events without reading its rows under a lock
-- servers: From the first step on events_2024 takes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while events_2024 has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: The way back detaches events_2024 under an ACCESS EXCLUSIVE lock on events, which it takes only for a moment.

-- expand, this release: Stop if rows of events_2024 do not belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM events_2024 WHERE NOT (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01')) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_2024 do not belong into the partition';
  END IF;
END $$;

-- backfill, this release: Refuse new rows of events_2024 that do not belong into the partition
ALTER TABLE events_2024 ADD CONSTRAINT events_2024_bounds CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;
-- down: ALTER TABLE events_2024 DROP CONSTRAINT IF EXISTS events_2024_bounds;

-- backfill, this release: See that all rows of events_2024 belong into the partition
ALTER TABLE events_2024 VALIDATE CONSTRAINT events_2024_bounds;

-- backfill, this release, outside a transaction: Build the index of events_2024_pkey on events_2024 while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT id, at, count(*) FROM events_2024 WHERE id IS NOT NULL AND at IS NOT NULL GROUP BY id, at HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_2024 repeat id, at';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS events_2024_pkey;
CREATE UNIQUE INDEX CONCURRENTLY events_2024_pkey ON events_2024 (id, at) INCLUDE (line) WITH (fillfactor = 70);

-- backfill, this release: Make events_2024_pkey the constraint
ALTER TABLE events_2024 ADD CONSTRAINT events_2024_pkey PRIMARY KEY USING INDEX events_2024_pkey;
-- down: ALTER TABLE events_2024 DROP CONSTRAINT events_2024_pkey;

-- backfill, this release, outside a transaction: Build the index of events_2024_place_at_key on events_2024 while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT place, at, count(*) FROM events_2024 WHERE place IS NOT NULL AND at IS NOT NULL GROUP BY place, at HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_2024 repeat place, at';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS events_2024_place_at_key;
CREATE UNIQUE INDEX CONCURRENTLY events_2024_place_at_key ON events_2024 (place, at) WITH (fillfactor = 80);

-- backfill, this release: Make events_2024_place_at_key the constraint
ALTER TABLE events_2024 ADD CONSTRAINT events_2024_place_at_key UNIQUE USING INDEX events_2024_place_at_key DEFERRABLE INITIALLY DEFERRED;
-- down: ALTER TABLE events_2024 DROP CONSTRAINT events_2024_place_at_key;

-- backfill, this release, outside a transaction: Build events_2024_lower_place_idx while reads and writes go on
DROP INDEX CONCURRENTLY IF EXISTS events_2024_lower_place_idx;
CREATE INDEX CONCURRENTLY events_2024_lower_place_idx ON events_2024 (lower(line) text_pattern_ops DESC) INCLUDE (place) WITH (fillfactor = 50) WHERE line IS NOT NULL;
-- down: DROP INDEX CONCURRENTLY IF EXISTS events_2024_lower_place_idx;

-- backfill, this release: Attach events_2024
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE events_2024 DROP CONSTRAINT events_2024_bounds;
-- down: ALTER TABLE events DETACH PARTITION events_2024;
