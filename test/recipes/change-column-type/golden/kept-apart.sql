-- Change pages.body from text to character varying(2000) in two releases
-- servers: v1.0.0 goes on reading and writing body as text.
-- servers: The new server works with body as text and as character varying(2000), as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names body_new.
-- servers: The server after it may count on character varying(2000).
-- note: What does not fit character varying(2000) is NULL in body_new and stays as it is in body. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM pages WHERE body IS NOT NULL AND body_new IS NULL.
-- note: The contract step stops where body_new is not what body says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return body fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes body of all rows, and builds its indexes, under one lock.
-- note: At the end body stands last in the table. Privileges on single columns are not copied: grant those of body on body_new as well.

-- expand, this release: Add pages.body_new and fill it from body
ALTER TABLE pages ADD COLUMN body_new character varying(2000) COLLATE "C";
CREATE FUNCTION pages__body_new__try(body text) RETURNS character varying(2000) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting character varying(2000);
BEGIN
  _fitting := body;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION pages__body_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.body_new := public.pages__body_new__try(NEW.body);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_body_new_from_old BEFORE INSERT OR UPDATE ON pages FOR EACH ROW EXECUTE FUNCTION pages__body_new__from_old();
-- down: DROP TRIGGER zz_body_new_from_old ON pages;
-- down: DROP FUNCTION pages__body_new__from_old();
-- down: DROP FUNCTION pages__body_new__try(text);
-- down: ALTER TABLE pages DROP COLUMN body_new;

-- backfill, this release, outside a transaction: Fill pages.body_new of the rows that are there
DO $$
DECLARE
  _done pages.id%TYPE;
  _upto pages.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM pages WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE pages SET body_new = public.pages__body_new__try(body)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.pages__body_new__try(body) IS DISTINCT FROM body_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index pages.body_new as pages_body does body
DROP INDEX CONCURRENTLY IF EXISTS pages_body_body_new;
CREATE INDEX CONCURRENTLY pages_body_body_new ON pages (body_new text_pattern_ops) WITH (fillfactor = 50) WHERE length(body_new) < 100;
-- down: DROP INDEX CONCURRENTLY IF EXISTS pages_body_body_new;

-- contract, next release: Refuse values of pages.body that do not fit from now on
ALTER TABLE pages ADD CONSTRAINT pages_body_fits_check CHECK (body IS NULL OR body_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE pages DROP CONSTRAINT IF EXISTS pages_body_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE pages VALIDATE CONSTRAINT pages_body_fits_check;

-- contract, next release: Exchange pages.body for body_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pages WHERE public.pages__body_new__try(body) IS DISTINCT FROM body_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'pages.body_new and body differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_body_new_from_old ON pages;
DROP FUNCTION pages__body_new__from_old();
DROP FUNCTION pages__body_new__try(text);
ALTER TABLE pages DROP CONSTRAINT pages_body_fits_check;
ALTER TABLE pages DROP COLUMN body;
ALTER TABLE pages RENAME COLUMN body_new TO body;
ALTER INDEX pages_body_body_new RENAME TO pages_body;
ALTER TABLE pages ADD CONSTRAINT body_short CHECK (length(body) < 5000) NOT VALID;
ALTER TABLE pages ALTER COLUMN body SET STATISTICS 0;
CREATE STATISTICS pages_length ON (length(body)) FROM pages;
-- down: ALTER TABLE pages DROP CONSTRAINT body_short;
-- down: DROP STATISTICS pages_length;
-- down: ALTER INDEX pages_body RENAME TO pages_body_body_new;
-- down: ALTER TABLE pages RENAME COLUMN body TO body_new;
-- down: ALTER TABLE pages ALTER COLUMN body_new SET STATISTICS -1;
-- down: ALTER TABLE pages ADD COLUMN body text COLLATE "C";
-- down: ALTER TABLE pages ALTER COLUMN body SET STORAGE external;
-- down: ALTER TABLE pages ALTER COLUMN body SET COMPRESSION pglz;
-- down: UPDATE pages SET body = body_new::text;
-- down: ALTER TABLE pages ALTER COLUMN body SET STATISTICS 0;
-- down: CREATE INDEX pages_body ON pages (body text_pattern_ops) WITH (fillfactor = 50) WHERE length(body) < 100;
-- down: ALTER TABLE pages ADD CONSTRAINT body_short CHECK (length(body) < 5000) NOT VALID;
-- down: CREATE STATISTICS pages_length ON (length(body)) FROM pages;
-- down: ALTER TABLE pages ADD CONSTRAINT pages_body_fits_check CHECK (body IS NULL OR body_new IS NOT NULL);
-- down: CREATE FUNCTION pages__body_new__try(body text) RETURNS character varying(2000) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting character varying(2000);
-- BEGIN
--   _fitting := body;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION pages__body_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.body_new := public.pages__body_new__try(NEW.body);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_body_new_from_old BEFORE INSERT OR UPDATE ON pages FOR EACH ROW EXECUTE FUNCTION pages__body_new__from_old();
