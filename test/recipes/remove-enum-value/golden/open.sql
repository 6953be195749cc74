-- Change the values of mood in two releases
-- servers: v1.0.0 goes on reading and writing people.mood with the values it knows.
-- servers: The new server reads all values, and writes only such as both types have: never 'sad', and not yet 'so so'. It never names mood_new.
-- servers: It says $1::text::mood for parameters of the type: a statement that was prepared for the old type fails for good once the types are exchanged.
-- note: Rows with 'sad' have no value of the new type: change them before the contract step, which refuses them.
-- note: When the columns are exchanged, prepared statements that return them fail once with "cached plan must not change result type": the server prepares them again.
-- note: There is no way back from the contract step, as there are new values that the old type does not have.

-- expand, this release: Add people.mood_new and fill it from mood
CREATE TYPE mood_2 AS ENUM ('glad', 'so so');
ALTER TABLE people ADD COLUMN mood_new mood_2;
CREATE FUNCTION people__mood_new__try(mood mood) RETURNS mood_2 LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting mood_2;
BEGIN
  _fitting := mood::text::mood_2;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION people__mood_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mood_new := public.people__mood_new__try(NEW.mood);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_mood_new_from_old BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION people__mood_new__from_old();
-- down: DROP TRIGGER zz_mood_new_from_old ON people;
-- down: DROP FUNCTION people__mood_new__from_old();
-- down: DROP FUNCTION people__mood_new__try(mood);
-- down: ALTER TABLE people DROP COLUMN mood_new;
-- down: DROP TYPE mood_2;

-- backfill, this release, outside a transaction: Fill people.mood_new of the rows that are there
DO $$
DECLARE
  _done people.id%TYPE;
  _upto people.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM people WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE people SET mood_new = public.people__mood_new__try(mood)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((public.people__mood_new__try(mood))::text IS DISTINCT FROM (mood_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of people.mood that do not fit from now on
ALTER TABLE people ADD CONSTRAINT people_mood_fits_check CHECK (mood IS NULL OR mood_new IS NOT NULL OR (mood::text::mood_2) IS NULL) NOT VALID;
-- down: ALTER TABLE people DROP CONSTRAINT IF EXISTS people_mood_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE people VALIDATE CONSTRAINT people_mood_fits_check;

-- contract, next release: Exchange people.mood, and mood for mood_2
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM people WHERE (public.people__mood_new__try(mood))::text IS DISTINCT FROM (mood_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'people.mood_new and mood differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_mood_new_from_old ON people;
DROP FUNCTION people__mood_new__from_old();
DROP FUNCTION people__mood_new__try(mood);
ALTER TABLE people DROP CONSTRAINT people_mood_fits_check;
ALTER TABLE people DROP COLUMN mood;
DROP TYPE mood;
ALTER TYPE mood_2 RENAME TO mood;
ALTER TABLE people RENAME COLUMN mood_new TO mood;
