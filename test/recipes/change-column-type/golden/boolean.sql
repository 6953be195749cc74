-- Change users.active from text to boolean in two releases
-- servers: v1.0.0 goes on reading and writing active as text.
-- servers: The new server works with active as text and as boolean, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names active_new.
-- servers: It says of what type its parameters are, as in INSERT … VALUES ($1::boolean): a column of text takes that as well, and a statement that was prepared for text fails for good once the columns are exchanged.
-- servers: The server after it may count on boolean.
-- note: What does not fit boolean is NULL in active_new and stays as it is in active. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM users WHERE active IS NOT NULL AND active_new IS NULL.
-- note: The contract step stops where active_new is not what active says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return active fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes active of all rows, and builds its indexes, under one lock.
-- note: At the end active stands last in the table. Privileges on single columns are not copied: grant those of active on active_new as well.

-- expand, this release: Add users.active_new and fill it from active
ALTER TABLE users ADD COLUMN active_new boolean;
CREATE FUNCTION users__active_new__try(active text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting boolean;
BEGIN
  _fitting := active::boolean;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION users__active_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.active_new := public.users__active_new__try(NEW.active);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_active_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__active_new__from_old();
-- down: DROP TRIGGER zz_active_new_from_old ON users;
-- down: DROP FUNCTION users__active_new__from_old();
-- down: DROP FUNCTION users__active_new__try(text);
-- down: ALTER TABLE users DROP COLUMN active_new;

-- backfill, this release, outside a transaction: Fill users.active_new of the rows that are there
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
    UPDATE users SET active_new = public.users__active_new__try(active)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.users__active_new__try(active) IS DISTINCT FROM active_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of users.active that do not fit from now on
ALTER TABLE users ADD CONSTRAINT users_active_fits_check CHECK (active_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT IF EXISTS users_active_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE users VALIDATE CONSTRAINT users_active_fits_check;

-- contract, next release: Exchange users.active for active_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE public.users__active_new__try(active) IS DISTINCT FROM active_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.active_new and active differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_active_new_from_old ON users;
DROP FUNCTION users__active_new__from_old();
DROP FUNCTION users__active_new__try(text);
ALTER TABLE users DROP COLUMN active;
ALTER TABLE users RENAME COLUMN active_new TO active;
ALTER TABLE users ALTER COLUMN active SET DEFAULT false;
ALTER TABLE users ALTER COLUMN active SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_active_fits_check;
-- down: ALTER TABLE users RENAME COLUMN active TO active_new;
-- down: ALTER TABLE users ALTER COLUMN active_new DROP NOT NULL;
-- down: ALTER TABLE users ALTER COLUMN active_new DROP DEFAULT;
-- down: ALTER TABLE users ADD COLUMN active text DEFAULT 'no';
-- down: UPDATE users SET active = active_new::text;
-- down: ALTER TABLE users ALTER COLUMN active SET NOT NULL;
-- down: ALTER TABLE users ADD CONSTRAINT users_active_fits_check CHECK (active_new IS NOT NULL);
-- down: CREATE FUNCTION users__active_new__try(active text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting boolean;
-- BEGIN
--   _fitting := active::boolean;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION users__active_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.active_new := public.users__active_new__try(NEW.active);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_active_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__active_new__from_old();
