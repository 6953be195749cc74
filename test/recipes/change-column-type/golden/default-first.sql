-- Change users.points from text to bigint in two releases
-- servers: v1.0.0 goes on reading and writing points as text.
-- servers: The new server works with points as text and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names points_new.
-- servers: It says of what type its parameters are, as in INSERT … VALUES ($1::bigint): a column of text takes that as well, and a statement that was prepared for text fails for good once the columns are exchanged.
-- servers: The server after it may count on bigint.
-- note: What does not fit bigint is NULL in points_new and stays as it is in points. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM users WHERE points IS NOT NULL AND points_new IS NULL.
-- note: The contract step stops where points_new is not what points says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return points fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes points of all rows, and builds its indexes, under one lock.
-- note: At the end points stands last in the table. Privileges on single columns are not copied: grant those of points on points_new as well.

-- expand, this release: Add users.points_new and fill it from points
ALTER TABLE users ADD COLUMN points_new bigint;
CREATE FUNCTION users__points_new__try(points text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting bigint;
BEGIN
  _fitting := points::bigint;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION users__points_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.points_new := public.users__points_new__try(NEW.points);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_points_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__points_new__from_old();
-- down: DROP TRIGGER zz_points_new_from_old ON users;
-- down: DROP FUNCTION users__points_new__from_old();
-- down: DROP FUNCTION users__points_new__try(text);
-- down: ALTER TABLE users DROP COLUMN points_new;

-- backfill, this release, outside a transaction: Fill users.points_new of the rows that are there
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
    UPDATE users SET points_new = public.users__points_new__try(points)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.users__points_new__try(points) IS DISTINCT FROM points_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of users.points that do not fit from now on
ALTER TABLE users ADD CONSTRAINT users_points_fits_check CHECK (points IS NULL OR points_new IS NOT NULL OR (points::bigint) IS NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT IF EXISTS users_points_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE users VALIDATE CONSTRAINT users_points_fits_check;

-- contract, next release: Exchange users.points for points_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE public.users__points_new__try(points) IS DISTINCT FROM points_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.points_new and points differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_points_new_from_old ON users;
DROP FUNCTION users__points_new__from_old();
DROP FUNCTION users__points_new__try(text);
ALTER TABLE users DROP CONSTRAINT users_points_fits_check;
ALTER TABLE users DROP COLUMN points;
ALTER TABLE users RENAME COLUMN points_new TO points;
ALTER TABLE users ALTER COLUMN points SET DEFAULT 0;
-- down: ALTER TABLE users RENAME COLUMN points TO points_new;
-- down: ALTER TABLE users ALTER COLUMN points_new DROP DEFAULT;
-- down: ALTER TABLE users ADD COLUMN points text DEFAULT '0';
-- down: UPDATE users SET points = points_new::text;
-- down: ALTER TABLE users ALTER COLUMN points SET NOT NULL;
-- down: ALTER TABLE users ADD CONSTRAINT users_points_fits_check CHECK (points IS NULL OR points_new IS NOT NULL OR (points::bigint) IS NULL);
-- down: CREATE FUNCTION users__points_new__try(points text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting bigint;
-- BEGIN
--   _fitting := points::bigint;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION users__points_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.points_new := public.users__points_new__try(NEW.points);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_points_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__points_new__from_old();
