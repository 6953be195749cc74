-- Move Post.Tags to tags in two releases
-- servers: v1.0.0 goes on reading and writing Post.Tags.
-- servers: The new server reads and writes tags only; it starts when SELECT count(*) FROM (SELECT 1 FROM "Post" AS own WHERE ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text) AS out_of_step says 0.
-- servers: What counts are the elements in their order: v1.0.0 finds Post.Tags empty where tags has no rows, and its elements one after the other where numbers have gaps. Two servers that add an element at once may get a unique violation, and must try again.
-- note: Servers that write to the same row at once may deadlock, as one locks Post first and the other the other table: one of them is told so (40P01) and must try again.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep tags in step with Post.Tags
CREATE TABLE tags (
  id bigserial PRIMARY KEY,
  post_id uuid NOT NULL REFERENCES "Post" (id) ON DELETE CASCADE,
  "n th" bigint NOT NULL,
  tag integer,
  UNIQUE (post_id, "n th")
);
CREATE FUNCTION "Post__Tags__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH wanted AS (
    SELECT own.id, own."Tags" FROM "Post" AS own WHERE own.id = NEW.id AND ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text
  ), gone AS (
    DELETE FROM tags AS other USING wanted
    WHERE other.post_id = wanted.id AND other."n th" NOT BETWEEN 1 AND coalesce(cardinality(wanted."Tags"), 0)
  )
  INSERT INTO tags AS other (post_id, "n th", tag)
  SELECT wanted.id, e.n, e.e FROM wanted, unnest(wanted."Tags") WITH ORDINALITY AS e (e, n)
  ON CONFLICT (post_id, "n th") DO UPDATE SET tag = EXCLUDED.tag
  WHERE other.tag::text IS DISTINCT FROM EXCLUDED.tag::text;
  RETURN NULL;
END $$;
CREATE FUNCTION "Post__Tags__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  _keys uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT added.post_id) INTO _keys FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT removed.post_id) INTO _keys FROM removed;
  ELSE
    SELECT array_agg(both_rows.post_id) INTO _keys FROM (SELECT post_id FROM added UNION SELECT post_id FROM removed) AS both_rows;
  END IF;
  -- A statement of its own: the next one sees what was committed while this one waited.
  PERFORM 1 FROM "Post" AS own WHERE own.id = ANY (_keys) ORDER BY own.id FOR NO KEY UPDATE;
  UPDATE "Post" AS own SET "Tags" = ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")
  WHERE own.id = ANY (_keys) AND ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text;
  RETURN NULL;
END $$;
CREATE TRIGGER "zz_Tags_to_other_i" AFTER INSERT ON "Post" FOR EACH ROW WHEN (cardinality(NEW."Tags") > 0) EXECUTE FUNCTION "Post__Tags__to_other"();
CREATE TRIGGER "zz_Tags_to_other_u" AFTER UPDATE ON "Post" FOR EACH ROW WHEN (OLD."Tags"::text IS DISTINCT FROM NEW."Tags"::text) EXECUTE FUNCTION "Post__Tags__to_other"();
CREATE TRIGGER "zz_Tags_from_other_i" AFTER INSERT ON tags REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
CREATE TRIGGER "zz_Tags_from_other_d" AFTER DELETE ON tags REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
CREATE TRIGGER "zz_Tags_from_other_u" AFTER UPDATE ON tags REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
-- down: DROP TRIGGER "zz_Tags_to_other_i" ON "Post";
-- down: DROP TRIGGER "zz_Tags_to_other_u" ON "Post";
-- down: DROP TRIGGER "zz_Tags_from_other_i" ON tags;
-- down: DROP TRIGGER "zz_Tags_from_other_d" ON tags;
-- down: DROP TRIGGER "zz_Tags_from_other_u" ON tags;
-- down: DROP FUNCTION "Post__Tags__to_other"();
-- down: DROP FUNCTION "Post__Tags__from_other"();
-- down: DROP TABLE tags;

-- backfill, this release, outside a transaction: Copy what is there into tags
DO $$
DECLARE
  _done "Post".id%TYPE;
  _upto "Post".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM "Post" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    WITH filled AS (
      UPDATE "Post" AS own SET "Tags" = own."Tags"
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text
      RETURNING own.id, own."Tags"
    ), gone AS (
      DELETE FROM tags AS other USING filled
      WHERE other.post_id = filled.id AND other."n th" NOT BETWEEN 1 AND coalesce(cardinality(filled."Tags"), 0)
    )
    INSERT INTO tags AS other (post_id, "n th", tag)
    SELECT filled.id, e.n, e.e FROM filled, unnest(filled."Tags") WITH ORDINALITY AS e (e, n)
    ON CONFLICT (post_id, "n th") DO UPDATE SET tag = EXCLUDED.tag
    WHERE other.tag::text IS DISTINCT FROM EXCLUDED.tag::text;
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let tags go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Post" AS own WHERE ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'Post and tags are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER "zz_Tags_from_other_i" ON tags;
DROP TRIGGER "zz_Tags_from_other_d" ON tags;
DROP TRIGGER "zz_Tags_from_other_u" ON tags;
DROP FUNCTION "Post__Tags__from_other"();
-- down: LOCK TABLE "Post" IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION "Post__Tags__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- DECLARE
--   _keys uuid[];
-- BEGIN
--   IF TG_OP = 'INSERT' THEN
--     SELECT array_agg(DISTINCT added.post_id) INTO _keys FROM added;
--   ELSIF TG_OP = 'DELETE' THEN
--     SELECT array_agg(DISTINCT removed.post_id) INTO _keys FROM removed;
--   ELSE
--     SELECT array_agg(both_rows.post_id) INTO _keys FROM (SELECT post_id FROM added UNION SELECT post_id FROM removed) AS both_rows;
--   END IF;
--   -- A statement of its own: the next one sees what was committed while this one waited.
--   PERFORM 1 FROM "Post" AS own WHERE own.id = ANY (_keys) ORDER BY own.id FOR NO KEY UPDATE;
--   UPDATE "Post" AS own SET "Tags" = ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")
--   WHERE own.id = ANY (_keys) AND ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_Tags_from_other_i" AFTER INSERT ON tags REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
-- down: CREATE TRIGGER "zz_Tags_from_other_d" AFTER DELETE ON tags REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
-- down: CREATE TRIGGER "zz_Tags_from_other_u" AFTER UPDATE ON tags REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "Post__Tags__from_other"();
-- down: UPDATE "Post" AS own SET "Tags" = ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th");
-- down: CREATE FUNCTION "Post__Tags__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   WITH wanted AS (
--     SELECT own.id, own."Tags" FROM "Post" AS own WHERE own.id = NEW.id AND ARRAY(SELECT e.e FROM unnest(own."Tags") WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text IS DISTINCT FROM ARRAY(SELECT other.tag FROM tags AS other WHERE other.post_id = own.id ORDER BY other."n th")::text
--   ), gone AS (
--     DELETE FROM tags AS other USING wanted
--     WHERE other.post_id = wanted.id AND other."n th" NOT BETWEEN 1 AND coalesce(cardinality(wanted."Tags"), 0)
--   )
--   INSERT INTO tags AS other (post_id, "n th", tag)
--   SELECT wanted.id, e.n, e.e FROM wanted, unnest(wanted."Tags") WITH ORDINALITY AS e (e, n)
--   ON CONFLICT (post_id, "n th") DO UPDATE SET tag = EXCLUDED.tag
--   WHERE other.tag::text IS DISTINCT FROM EXCLUDED.tag::text;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_Tags_to_other_i" AFTER INSERT ON "Post" FOR EACH ROW WHEN (cardinality(NEW."Tags") > 0) EXECUTE FUNCTION "Post__Tags__to_other"();
-- down: CREATE TRIGGER "zz_Tags_to_other_u" AFTER UPDATE ON "Post" FOR EACH ROW WHEN (OLD."Tags"::text IS DISTINCT FROM NEW."Tags"::text) EXECUTE FUNCTION "Post__Tags__to_other"();

-- contract, next release: Drop Post.Tags; tags has the values
DROP TRIGGER "zz_Tags_to_other_i" ON "Post";
DROP TRIGGER "zz_Tags_to_other_u" ON "Post";
DROP FUNCTION "Post__Tags__to_other"();
ALTER TABLE "Post" DROP COLUMN "Tags";
-- down: ALTER TABLE "Post" ADD COLUMN "Tags" integer[];
