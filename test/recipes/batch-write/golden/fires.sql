-- Update rows of users in batches
-- servers: All servers go on as they are; a row is locked for one batch only.
-- note: Stopped half way, it can be started again from the beginning.
-- note: Until it ends, servers see some of the rows as they were.
-- note: It fires on_state, as the statement did; what is fired once for a statement is fired once for each batch.

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
    WHERE (_done IS NULL OR users.id > _done) AND users.id <= _upto AND (state IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
