-- Widen orders.id and lines.order_id from smallint to integer in two releases
-- servers: v1.0.0 goes on reading and writing orders.id and lines.order_id; it never sees the columns beside.
-- servers: The new server takes orders.id and lines.order_id in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.
-- servers: The server after it may count on the new type.
-- note: Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: SELECT count(*) FROM orders WHERE (id)::integer IS DISTINCT FROM id_new; SELECT count(*) FROM lines WHERE (order_id)::integer IS DISTINCT FROM order_id_new.
-- note: The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.
-- note: While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.

-- expand, this release: Add orders.id_new and fill it from id
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'lines'::regclass AND c.conname = 'lines_order_id_fkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'orders'::regclass AND c.conname = 'orders_pkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'lines'::regclass AND c.conname = 'lines_pkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'orders'::regclass AND a.attname = 'id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'lines'::regclass AND a.attname = 'order_id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.id and lines.order_id can not be exchanged without losing something';
  END IF;
END $$;
ALTER TABLE orders ADD COLUMN id_new integer;
CREATE FUNCTION orders__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__id_new__from_old();
-- down: DROP TRIGGER zz_id_new_from_old ON orders;
-- down: DROP FUNCTION orders__id_new__from_old();
-- down: ALTER TABLE orders DROP COLUMN id_new;

-- backfill, this release: Add lines.order_id_new and fill it from order_id
ALTER TABLE lines ADD COLUMN order_id_new integer;
CREATE FUNCTION lines__order_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.order_id_new := NEW.order_id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_order_id_new_from_old BEFORE INSERT OR UPDATE ON lines FOR EACH ROW EXECUTE FUNCTION lines__order_id_new__from_old();
-- down: DROP TRIGGER zz_order_id_new_from_old ON lines;
-- down: DROP FUNCTION lines__order_id_new__from_old();
-- down: ALTER TABLE lines DROP COLUMN order_id_new;

-- backfill, this release, outside a transaction: Fill orders.id_new of the rows that are there
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
    UPDATE orders SET id_new = id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((id)::integer IS DISTINCT FROM id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Fill lines.order_id_new of the rows that are there
DO $$
DECLARE
  _done lines.order_id%TYPE;
  _upto lines.order_id%TYPE;
BEGIN
  LOOP
    SELECT batch.order_id INTO _upto
    FROM (SELECT order_id FROM lines WHERE _done IS NULL OR order_id > _done ORDER BY order_id LIMIT 1000) AS batch
    ORDER BY batch.order_id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE lines SET order_id_new = order_id
    WHERE (_done IS NULL OR order_id > _done) AND order_id <= _upto AND ((order_id)::integer IS DISTINCT FROM order_id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release, outside a transaction: Index orders.id_new as orders_pkey does id
DROP INDEX CONCURRENTLY IF EXISTS orders_pkey_id_new;
CREATE UNIQUE INDEX CONCURRENTLY orders_pkey_id_new ON orders USING btree (id_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_pkey_id_new;

-- contract, next release: Refuse rows in which orders.id_new is not id
ALTER TABLE orders ADD CONSTRAINT orders_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_id_filled_check CHECK (id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_id_agrees_check;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE orders VALIDATE CONSTRAINT orders_id_agrees_check;
ALTER TABLE orders VALIDATE CONSTRAINT orders_id_filled_check;

-- contract, next release, outside a transaction: Index lines.order_id_new as lines_pkey does order_id
DROP INDEX CONCURRENTLY IF EXISTS lines_pkey_order_id_new;
CREATE UNIQUE INDEX CONCURRENTLY lines_pkey_order_id_new ON lines USING btree (order_id_new, line);
-- down: DROP INDEX CONCURRENTLY IF EXISTS lines_pkey_order_id_new;

-- contract, next release: Refuse rows in which lines.order_id_new is not order_id
ALTER TABLE lines ADD CONSTRAINT lines_order_id_agrees_check CHECK (order_id_new IS NOT DISTINCT FROM order_id) NOT VALID;
ALTER TABLE lines ADD CONSTRAINT lines_order_id_filled_check CHECK (order_id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE lines DROP CONSTRAINT lines_order_id_agrees_check;
-- down: ALTER TABLE lines DROP CONSTRAINT lines_order_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE lines VALIDATE CONSTRAINT lines_order_id_agrees_check;
ALTER TABLE lines VALIDATE CONSTRAINT lines_order_id_filled_check;

-- contract, next release: Exchange orders.id and lines.order_id for the wider columns
LOCK TABLE orders, lines IN ACCESS EXCLUSIVE MODE;
ALTER TABLE lines DROP CONSTRAINT lines_order_id_fkey;
ALTER TABLE orders DROP CONSTRAINT orders_id_agrees_check;
DROP TRIGGER zz_id_new_from_old ON orders;
DROP FUNCTION orders__id_new__from_old();
ALTER TABLE orders DROP COLUMN id;
ALTER TABLE orders RENAME COLUMN id_new TO id;
ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_id_filled_check;
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey_id_new;
ALTER TABLE lines DROP CONSTRAINT lines_order_id_agrees_check;
DROP TRIGGER zz_order_id_new_from_old ON lines;
DROP FUNCTION lines__order_id_new__from_old();
ALTER TABLE lines DROP COLUMN order_id;
ALTER TABLE lines RENAME COLUMN order_id_new TO order_id;
ALTER TABLE lines ALTER COLUMN order_id SET NOT NULL;
ALTER TABLE lines DROP CONSTRAINT lines_order_id_filled_check;
ALTER TABLE lines ADD CONSTRAINT lines_pkey PRIMARY KEY USING INDEX lines_pkey_order_id_new;
ALTER TABLE lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;
-- down: LOCK TABLE orders, lines IN ACCESS EXCLUSIVE MODE;
-- down: ALTER TABLE lines DROP CONSTRAINT lines_order_id_fkey;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- down: ALTER TABLE orders RENAME COLUMN id TO id_new;
-- down: ALTER TABLE orders ALTER COLUMN id_new DROP NOT NULL;
-- down: ALTER TABLE orders ADD COLUMN id smallint;
-- down: UPDATE orders SET id = id_new::smallint;
-- down: ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_id_filled_check CHECK (id_new IS NOT NULL);
-- down: CREATE FUNCTION orders__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.id_new := NEW.id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__id_new__from_old();
-- down: ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX orders_pkey_id_new ON orders USING btree (id_new);
-- down: ALTER TABLE orders ADD CONSTRAINT orders_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id);
-- down: ALTER TABLE lines DROP CONSTRAINT lines_pkey;
-- down: ALTER TABLE lines RENAME COLUMN order_id TO order_id_new;
-- down: ALTER TABLE lines ALTER COLUMN order_id_new DROP NOT NULL;
-- down: ALTER TABLE lines ADD COLUMN order_id smallint;
-- down: UPDATE lines SET order_id = order_id_new::smallint;
-- down: ALTER TABLE lines ALTER COLUMN order_id SET NOT NULL;
-- down: ALTER TABLE lines ADD CONSTRAINT lines_order_id_filled_check CHECK (order_id_new IS NOT NULL);
-- down: CREATE FUNCTION lines__order_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.order_id_new := NEW.order_id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_order_id_new_from_old BEFORE INSERT OR UPDATE ON lines FOR EACH ROW EXECUTE FUNCTION lines__order_id_new__from_old();
-- down: ALTER TABLE lines ADD CONSTRAINT lines_pkey PRIMARY KEY (order_id, line);
-- down: CREATE UNIQUE INDEX lines_pkey_order_id_new ON lines USING btree (order_id_new, line);
-- down: ALTER TABLE lines ADD CONSTRAINT lines_order_id_agrees_check CHECK (order_id_new IS NOT DISTINCT FROM order_id);
-- down: ALTER TABLE lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);

-- contract, next release: Prove the constraints for the rows that are there
ALTER TABLE lines VALIDATE CONSTRAINT lines_order_id_fkey;
