-- Update rows of users in batches
-- servers: All servers go on as they are; a row is locked for one batch only.
-- note: Stopped half way and started again, it begins with the rows that are written already: what servers wrote there meanwhile is overwritten. Let WHERE leave out rows that need nothing.
-- note: Until it ends, servers see some of the rows as they were.

-- backfill, this release, outside a transaction: Update rows of users, 1000 at a time
DO $$
DECLARE
  _done users.id%TYPE;
  _upto users.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM users WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE users SET state = 'new'
    WHERE (_done IS NULL OR users.id > _done) AND users.id <= _upto;
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
