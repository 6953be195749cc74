-- Attach events_2 to events without reading its rows under a lock
-- servers: From the first step on events_2 takes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while events_2 has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: Meanwhile events_rest refuses rows of the new bounds: nobody is known to write any.
-- note: The way back detaches events_2 under an ACCESS EXCLUSIVE lock on events, which it takes only for a moment.

-- expand, this release: Stop if rows of events_rest belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM events_rest WHERE NOT (day < 100 OR day >= 200)) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_rest belong into the partition';
  END IF;
END $$;

-- backfill, this release: Refuse new rows of events_rest that belong into the partition
ALTER TABLE events_rest ADD CONSTRAINT events_rest_bounds CHECK (day < 100 OR day >= 200) NOT VALID;
-- down: ALTER TABLE events_rest DROP CONSTRAINT IF EXISTS events_rest_bounds;

-- backfill, this release: See that all rows of events_rest do not belong into the partition
ALTER TABLE events_rest VALIDATE CONSTRAINT events_rest_bounds;

-- backfill, this release: Attach events_2
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
ALTER TABLE events_rest DROP CONSTRAINT events_rest_bounds;
-- down: ALTER TABLE events DETACH PARTITION events_2;
