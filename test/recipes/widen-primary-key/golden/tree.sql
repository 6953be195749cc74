-- Widen nodes.id and nodes.parent from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing nodes.id and nodes.parent; it never sees the columns beside.
-- servers: The new server takes nodes.id and nodes.parent in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.
-- servers: The server after it may count on the new type.
-- note: Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: SELECT count(*) FROM nodes WHERE (id)::bigint IS DISTINCT FROM id_new; SELECT count(*) FROM nodes WHERE (parent)::bigint IS DISTINCT FROM parent_new.
-- note: The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.
-- note: While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.

-- expand, this release: Add nodes.id_new and fill it from id
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'nodes'::regclass AND c.conname = 'nodes_parent_fkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'nodes'::regclass AND c.conname = 'nodes_pkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'nodes'::regclass AND a.attname = 'id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'nodes'::regclass AND a.attname = 'parent' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')) THEN
    RAISE EXCEPTION USING MESSAGE = 'nodes.id and nodes.parent can not be exchanged without losing something';
  END IF;
END $$;
ALTER TABLE nodes ADD COLUMN id_new bigint;
CREATE FUNCTION nodes__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON nodes FOR EACH ROW EXECUTE FUNCTION nodes__id_new__from_old();
-- down: DROP TRIGGER zz_id_new_from_old ON nodes;
-- down: DROP FUNCTION nodes__id_new__from_old();
-- down: ALTER TABLE nodes DROP COLUMN id_new;

-- backfill, this release: Add nodes.parent_new and fill it from parent
ALTER TABLE nodes ADD COLUMN parent_new bigint;
CREATE FUNCTION nodes__parent_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.parent_new := NEW.parent;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_parent_new_from_old BEFORE INSERT OR UPDATE ON nodes FOR EACH ROW EXECUTE FUNCTION nodes__parent_new__from_old();
-- down: DROP TRIGGER zz_parent_new_from_old ON nodes;
-- down: DROP FUNCTION nodes__parent_new__from_old();
-- down: ALTER TABLE nodes DROP COLUMN parent_new;

-- backfill, this release, outside a transaction: Fill nodes.id_new of the rows that are there
DO $$
DECLARE
  _done nodes.id%TYPE;
  _upto nodes.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM nodes WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE nodes SET id_new = id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((id)::bigint IS DISTINCT FROM id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Fill nodes.parent_new of the rows that are there
DO $$
DECLARE
  _done nodes.id%TYPE;
  _upto nodes.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM nodes WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE nodes SET parent_new = parent
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((parent)::bigint IS DISTINCT FROM parent_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index nodes.parent_new as nodes_parent does parent
DROP INDEX CONCURRENTLY IF EXISTS nodes_parent_parent_new;
CREATE INDEX CONCURRENTLY nodes_parent_parent_new ON nodes (parent_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS nodes_parent_parent_new;

-- contract, next release, outside a transaction: Index nodes.id_new as nodes_pkey does id
DROP INDEX CONCURRENTLY IF EXISTS nodes_pkey_id_new;
CREATE UNIQUE INDEX CONCURRENTLY nodes_pkey_id_new ON nodes USING btree (id_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS nodes_pkey_id_new;

-- contract, next release: Refuse rows in which nodes.id_new is not id
ALTER TABLE nodes ADD CONSTRAINT nodes_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id) NOT VALID;
ALTER TABLE nodes ADD CONSTRAINT nodes_id_filled_check CHECK (id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE nodes DROP CONSTRAINT nodes_id_agrees_check;
-- down: ALTER TABLE nodes DROP CONSTRAINT nodes_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE nodes VALIDATE CONSTRAINT nodes_id_agrees_check;
ALTER TABLE nodes VALIDATE CONSTRAINT nodes_id_filled_check;

-- contract, next release: Refuse rows in which nodes.parent_new is not parent
ALTER TABLE nodes ADD CONSTRAINT nodes_parent_agrees_check CHECK (parent_new IS NOT DISTINCT FROM parent) NOT VALID;
-- down: ALTER TABLE nodes DROP CONSTRAINT nodes_parent_agrees_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE nodes VALIDATE CONSTRAINT nodes_parent_agrees_check;

-- contract, next release: Exchange nodes.id and nodes.parent for the wider columns
LOCK TABLE nodes IN ACCESS EXCLUSIVE MODE;
ALTER TABLE nodes DROP CONSTRAINT nodes_parent_fkey;
ALTER TABLE nodes DROP CONSTRAINT nodes_id_agrees_check;
DROP TRIGGER zz_id_new_from_old ON nodes;
DROP FUNCTION nodes__id_new__from_old();
ALTER TABLE nodes DROP COLUMN id;
ALTER TABLE nodes RENAME COLUMN id_new TO id;
ALTER TABLE nodes ALTER COLUMN id SET NOT NULL;
ALTER TABLE nodes DROP CONSTRAINT nodes_id_filled_check;
ALTER TABLE nodes ADD CONSTRAINT nodes_pkey PRIMARY KEY USING INDEX nodes_pkey_id_new;
ALTER TABLE nodes DROP CONSTRAINT nodes_parent_agrees_check;
DROP TRIGGER zz_parent_new_from_old ON nodes;
DROP FUNCTION nodes__parent_new__from_old();
ALTER TABLE nodes DROP COLUMN parent;
ALTER TABLE nodes RENAME COLUMN parent_new TO parent;
ALTER INDEX nodes_parent_parent_new RENAME TO nodes_parent;
ALTER TABLE nodes ADD CONSTRAINT nodes_parent_fkey FOREIGN KEY (parent) REFERENCES nodes (id) ON DELETE SET NULL NOT VALID;
-- down: LOCK TABLE nodes IN ACCESS EXCLUSIVE MODE;
-- down: ALTER TABLE nodes DROP CONSTRAINT nodes_parent_fkey;
-- down: ALTER TABLE nodes DROP CONSTRAINT nodes_pkey;
-- down: ALTER TABLE nodes RENAME COLUMN id TO id_new;
-- down: ALTER TABLE nodes ALTER COLUMN id_new DROP NOT NULL;
-- down: ALTER TABLE nodes ADD COLUMN id integer;
-- down: UPDATE nodes SET id = id_new::integer;
-- down: ALTER TABLE nodes ALTER COLUMN id SET NOT NULL;
-- down: ALTER TABLE nodes ADD CONSTRAINT nodes_id_filled_check CHECK (id_new IS NOT NULL);
-- down: CREATE FUNCTION nodes__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.id_new := NEW.id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON nodes FOR EACH ROW EXECUTE FUNCTION nodes__id_new__from_old();
-- down: ALTER TABLE nodes ADD CONSTRAINT nodes_pkey PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX nodes_pkey_id_new ON nodes USING btree (id_new);
-- down: ALTER TABLE nodes ADD CONSTRAINT nodes_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id);
-- down: ALTER INDEX nodes_parent RENAME TO nodes_parent_parent_new;
-- down: ALTER TABLE nodes RENAME COLUMN parent TO parent_new;
-- down: ALTER TABLE nodes ADD COLUMN parent integer;
-- down: UPDATE nodes SET parent = parent_new::integer;
-- down: CREATE INDEX nodes_parent ON nodes (parent);
-- down: CREATE FUNCTION nodes__parent_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.parent_new := NEW.parent;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_parent_new_from_old BEFORE INSERT OR UPDATE ON nodes FOR EACH ROW EXECUTE FUNCTION nodes__parent_new__from_old();
-- down: ALTER TABLE nodes ADD CONSTRAINT nodes_parent_agrees_check CHECK (parent_new IS NOT DISTINCT FROM parent);
-- down: ALTER TABLE nodes ADD CONSTRAINT nodes_parent_fkey FOREIGN KEY (parent) REFERENCES nodes (id) ON DELETE SET NULL;

-- contract, next release: Prove the constraints for the rows that are there
ALTER TABLE nodes VALIDATE CONSTRAINT nodes_parent_fkey;
