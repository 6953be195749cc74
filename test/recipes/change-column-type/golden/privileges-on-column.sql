-- Change orders.amount from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing amount as integer.
-- servers: The new server works with amount as integer and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names amount_new.
-- servers: The server after it may count on bigint.
-- note: The contract step stops where amount_new is not what amount says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return amount fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes amount of all rows, and builds its indexes, under one lock.
-- note: At the end amount stands last in the table. Privileges on single columns are not copied: grant those of amount on amount_new as well.

-- expand, this release: Add orders.amount_new and fill it from amount
ALTER TABLE orders ADD COLUMN amount_new bigint;
CREATE FUNCTION orders__amount_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.amount_new := NEW.amount;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_amount_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__amount_new__from_old();
-- down: DROP TRIGGER zz_amount_new_from_old ON orders;
-- down: DROP FUNCTION orders__amount_new__from_old();
-- down: ALTER TABLE orders DROP COLUMN amount_new;

-- backfill, this release, outside a transaction: Fill orders.amount_new of the rows that are there
DO $$
DECLARE
  _done orders.id%TYPE;
  _upto orders.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM orders WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE orders SET amount_new = amount
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((amount)::bigint IS DISTINCT FROM amount_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Exchange orders.amount for amount_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE (amount)::bigint IS DISTINCT FROM amount_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.amount_new and amount differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_amount_new_from_old ON orders;
DROP FUNCTION orders__amount_new__from_old();
ALTER TABLE orders DROP COLUMN amount;
ALTER TABLE orders RENAME COLUMN amount_new TO amount;
GRANT SELECT (amount), INSERT (amount) ON orders TO PUBLIC;
-- down: ALTER TABLE orders RENAME COLUMN amount TO amount_new;
-- down: ALTER TABLE orders ADD COLUMN amount integer;
-- down: UPDATE orders SET amount = amount_new::integer;
-- down: GRANT SELECT (amount), INSERT (amount) ON orders TO PUBLIC;
-- down: CREATE FUNCTION orders__amount_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.amount_new := NEW.amount;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_amount_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__amount_new__from_old();
