-- Attach events_2024 to events without reading its rows under a lock
-- servers: v1.0.0 writes to events_2024 by its own name, also rows that do not belong into the partition: so all of it waits until that server is gone. The new server writes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while events_2024 has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: The way back detaches events_2024 under an ACCESS EXCLUSIVE lock on events, which it takes only for a moment.

-- contract, next release: Stop if rows of events_2024 do not belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM events_2024 WHERE NOT (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01')) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of events_2024 do not belong into the partition';
  END IF;
END $$;

-- contract, next release: Refuse new rows of events_2024 that do not belong into the partition
ALTER TABLE events_2024 ADD CONSTRAINT events_2024_bounds CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;
-- down: ALTER TABLE events_2024 DROP CONSTRAINT IF EXISTS events_2024_bounds;

-- contract, next release: See that all rows of events_2024 belong into the partition
ALTER TABLE events_2024 VALIDATE CONSTRAINT events_2024_bounds;

-- contract, next release: Attach events_2024
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE events_2024 DROP CONSTRAINT events_2024_bounds;
-- down: ALTER TABLE events DETACH PARTITION events_2024;
