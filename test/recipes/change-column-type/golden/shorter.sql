-- Change codes.code from character varying(20) to character varying(10) in two releases
-- servers: v1.0.0 goes on reading and writing code as character varying(20).
-- servers: The new server works with code as character varying(20) and as character varying(10), as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names code_new.
-- servers: The server after it may count on character varying(10).
-- note: What does not fit character varying(10) is NULL in code_new and stays as it is in code. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM codes WHERE code IS NOT NULL AND code_new IS NULL.
-- note: The contract step stops where code_new is not what code says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return code fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes code of all rows, and builds its indexes, under one lock.
-- note: At the end code stands last in the table. Privileges on single columns are not copied: grant those of code on code_new as well.

-- expand, this release: Add codes.code_new and fill it from code
ALTER TABLE codes ADD COLUMN code_new character varying(10);
CREATE FUNCTION codes__code_new__try(code character varying(20)) RETURNS character varying(10) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting character varying(10);
BEGIN
  _fitting := code;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION codes__code_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.code_new := public.codes__code_new__try(NEW.code);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_code_new_from_old BEFORE INSERT OR UPDATE ON codes FOR EACH ROW EXECUTE FUNCTION codes__code_new__from_old();
-- down: DROP TRIGGER zz_code_new_from_old ON codes;
-- down: DROP FUNCTION codes__code_new__from_old();
-- down: DROP FUNCTION codes__code_new__try(character varying(20));
-- down: ALTER TABLE codes DROP COLUMN code_new;

-- backfill, this release, outside a transaction: Fill codes.code_new of the rows that are there
DO $$
DECLARE
  _done codes.id%TYPE;
  _upto codes.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM codes WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE codes SET code_new = public.codes__code_new__try(code)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.codes__code_new__try(code) IS DISTINCT FROM code_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of codes.code that do not fit from now on
ALTER TABLE codes ADD CONSTRAINT codes_code_fits_check CHECK (code_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE codes DROP CONSTRAINT IF EXISTS codes_code_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE codes VALIDATE CONSTRAINT codes_code_fits_check;

-- contract, next release: Exchange codes.code for code_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM codes WHERE public.codes__code_new__try(code) IS DISTINCT FROM code_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'codes.code_new and code differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_code_new_from_old ON codes;
DROP FUNCTION codes__code_new__from_old();
DROP FUNCTION codes__code_new__try(character varying(20));
ALTER TABLE codes DROP COLUMN code;
ALTER TABLE codes RENAME COLUMN code_new TO code;
ALTER TABLE codes ALTER COLUMN code SET NOT NULL;
ALTER TABLE codes DROP CONSTRAINT codes_code_fits_check;
-- down: ALTER TABLE codes RENAME COLUMN code TO code_new;
-- down: ALTER TABLE codes ALTER COLUMN code_new DROP NOT NULL;
-- down: ALTER TABLE codes ADD COLUMN code character varying(20);
-- down: UPDATE codes SET code = code_new::character varying(20);
-- down: ALTER TABLE codes ALTER COLUMN code SET NOT NULL;
-- down: ALTER TABLE codes ADD CONSTRAINT codes_code_fits_check CHECK (code_new IS NOT NULL);
-- down: CREATE FUNCTION codes__code_new__try(code character varying(20)) RETURNS character varying(10) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting character varying(10);
-- BEGIN
--   _fitting := code;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION codes__code_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.code_new := public.codes__code_new__try(NEW.code);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_code_new_from_old BEFORE INSERT OR UPDATE ON codes FOR EACH ROW EXECUTE FUNCTION codes__code_new__from_old();
