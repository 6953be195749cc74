-- Attach events_old to events without reading its rows under a lock
-- servers: From the first step on events_old takes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while events_old has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: The way back detaches events_old under an ACCESS EXCLUSIVE lock on events, which it takes only for a moment.

-- expand, this release: Stop if rows of events_old do not belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM events_old WHERE NOT (day IS NOT NULL AND day < -1)) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_old do not belong into the partition';
  END IF;
END $$;

-- backfill, this release: Refuse new rows of events_old that do not belong into the partition
ALTER TABLE events_old ADD CONSTRAINT events_old_bounds CHECK (day IS NOT NULL AND day < -1) NOT VALID;
-- down: ALTER TABLE events_old DROP CONSTRAINT IF EXISTS events_old_bounds;

-- backfill, this release: See that all rows of events_old belong into the partition
ALTER TABLE events_old VALIDATE CONSTRAINT events_old_bounds;

-- backfill, this release: Attach events_old
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO (-1);
ALTER TABLE events_old DROP CONSTRAINT events_old_bounds;
-- down: ALTER TABLE events DETACH PARTITION events_old;
