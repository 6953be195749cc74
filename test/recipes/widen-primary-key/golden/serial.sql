-- Widen app.Users.id and app.logins.user_id from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing app.Users.id and app.logins.user_id; it never sees the columns beside.
-- servers: The new server takes app.Users.id and app.logins.user_id in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.
-- servers: The server after it may count on the new type.
-- note: Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: SELECT count(*) FROM app."Users" WHERE (id)::bigint IS DISTINCT FROM id_new; SELECT count(*) FROM app.logins WHERE (user_id)::bigint IS DISTINCT FROM user_id_new.
-- note: The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.
-- note: While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.

-- expand, this release: Add app.Users.id_new and fill it from id
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'app.logins'::regclass AND c.conname = 'logins_user_id_fkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'app."Users"'::regclass AND c.conname = 'Users_pkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'app.logins'::regclass AND c.conname = 'logins_user_id_at_key' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'app."Users"'::regclass AND a.attname = 'id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'app.logins'::regclass AND a.attname = 'user_id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')) THEN
    RAISE EXCEPTION USING MESSAGE = 'app.Users.id and app.logins.user_id can not be exchanged without losing something';
  END IF;
END $$;
ALTER TABLE app."Users" ADD COLUMN id_new bigint;
CREATE FUNCTION app."Users__id_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON app."Users" FOR EACH ROW EXECUTE FUNCTION app."Users__id_new__from_old"();
-- down: DROP TRIGGER zz_id_new_from_old ON app."Users";
-- down: DROP FUNCTION app."Users__id_new__from_old"();
-- down: ALTER TABLE app."Users" DROP COLUMN id_new;

-- backfill, this release: Add app.logins.user_id_new and fill it from user_id
ALTER TABLE app.logins ADD COLUMN user_id_new bigint;
CREATE FUNCTION app.logins__user_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.user_id_new := NEW.user_id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_user_id_new_from_old BEFORE INSERT OR UPDATE ON app.logins FOR EACH ROW EXECUTE FUNCTION app.logins__user_id_new__from_old();
-- down: DROP TRIGGER zz_user_id_new_from_old ON app.logins;
-- down: DROP FUNCTION app.logins__user_id_new__from_old();
-- down: ALTER TABLE app.logins DROP COLUMN user_id_new;

-- backfill, this release, outside a transaction: Fill app.Users.id_new of the rows that are there
DO $$
DECLARE
  _done app."Users".id%TYPE;
  _upto app."Users".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM app."Users" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE app."Users" SET id_new = id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((id)::bigint IS DISTINCT FROM id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Fill app.logins.user_id_new of the rows that are there
DO $$
DECLARE
  _done app.logins.id%TYPE;
  _upto app.logins.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM app.logins WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE app.logins SET user_id_new = user_id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((user_id)::bigint IS DISTINCT FROM user_id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index app.logins.user_id_new as logins_user does user_id
DROP INDEX CONCURRENTLY IF EXISTS app.logins_user_user_id_new;
CREATE INDEX CONCURRENTLY logins_user_user_id_new ON app.logins (user_id_new) WHERE at IS NOT NULL;
-- down: DROP INDEX CONCURRENTLY IF EXISTS app.logins_user_user_id_new;

-- contract, next release, outside a transaction: Index app.Users.id_new as Users_pkey does id
DROP INDEX CONCURRENTLY IF EXISTS app."Users_pkey_id_new";
CREATE UNIQUE INDEX CONCURRENTLY "Users_pkey_id_new" ON app."Users" USING btree (id_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS app."Users_pkey_id_new";

-- contract, next release: Refuse rows in which app.Users.id_new is not id
ALTER TABLE app."Users" ADD CONSTRAINT "Users_id_agrees_check" CHECK (id_new IS NOT DISTINCT FROM id) NOT VALID;
ALTER TABLE app."Users" ADD CONSTRAINT "Users_id_filled_check" CHECK (id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE app."Users" DROP CONSTRAINT "Users_id_agrees_check";
-- down: ALTER TABLE app."Users" DROP CONSTRAINT "Users_id_filled_check";

-- contract, next release: Prove that there is no such row
ALTER TABLE app."Users" VALIDATE CONSTRAINT "Users_id_agrees_check";
ALTER TABLE app."Users" VALIDATE CONSTRAINT "Users_id_filled_check";

-- contract, next release, outside a transaction: Index app.logins.user_id_new as logins_user_id_at_key does user_id
DROP INDEX CONCURRENTLY IF EXISTS app.logins_user_id_at_key_user_id_new;
CREATE UNIQUE INDEX CONCURRENTLY logins_user_id_at_key_user_id_new ON app.logins USING btree (user_id_new, at);
-- down: DROP INDEX CONCURRENTLY IF EXISTS app.logins_user_id_at_key_user_id_new;

-- contract, next release: Refuse rows in which app.logins.user_id_new is not user_id
ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_agrees_check CHECK (user_id_new IS NOT DISTINCT FROM user_id) NOT VALID;
ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_filled_check CHECK (user_id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_agrees_check;
-- down: ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE app.logins VALIDATE CONSTRAINT logins_user_id_agrees_check;
ALTER TABLE app.logins VALIDATE CONSTRAINT logins_user_id_filled_check;

-- contract, next release: Exchange app.Users.id and app.logins.user_id for the wider columns
LOCK TABLE app."Users", app.logins IN ACCESS EXCLUSIVE MODE;
ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_fkey;
ALTER TABLE app."Users" DROP CONSTRAINT "Users_id_agrees_check";
ALTER SEQUENCE app."Users_id_seq" OWNED BY app."Users".id_new;
ALTER SEQUENCE app."Users_id_seq" AS bigint;
DROP TRIGGER zz_id_new_from_old ON app."Users";
DROP FUNCTION app."Users__id_new__from_old"();
ALTER TABLE app."Users" DROP COLUMN id;
ALTER TABLE app."Users" RENAME COLUMN id_new TO id;
ALTER TABLE app."Users" ALTER COLUMN id SET NOT NULL;
ALTER TABLE app."Users" DROP CONSTRAINT "Users_id_filled_check";
ALTER TABLE app."Users" ADD CONSTRAINT "Users_pkey" PRIMARY KEY USING INDEX "Users_pkey_id_new";
ALTER TABLE app."Users" ALTER COLUMN id SET DEFAULT nextval('app."Users_id_seq"'::regclass);
ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_agrees_check;
DROP TRIGGER zz_user_id_new_from_old ON app.logins;
DROP FUNCTION app.logins__user_id_new__from_old();
ALTER TABLE app.logins DROP COLUMN user_id;
ALTER TABLE app.logins RENAME COLUMN user_id_new TO user_id;
ALTER TABLE app.logins ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_filled_check;
ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_at_key UNIQUE USING INDEX logins_user_id_at_key_user_id_new;
ALTER INDEX app.logins_user_user_id_new RENAME TO logins_user;
ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES app."Users" (id) ON DELETE CASCADE NOT VALID;
-- down: LOCK TABLE app."Users", app.logins IN ACCESS EXCLUSIVE MODE;
-- down: ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_fkey;
-- down: ALTER TABLE app."Users" DROP CONSTRAINT "Users_pkey";
-- down: ALTER TABLE app."Users" ALTER COLUMN id DROP DEFAULT;
-- down: ALTER TABLE app."Users" RENAME COLUMN id TO id_new;
-- down: ALTER TABLE app."Users" ALTER COLUMN id_new DROP NOT NULL;
-- down: ALTER TABLE app."Users" ADD COLUMN id integer;
-- down: UPDATE app."Users" SET id = id_new::integer;
-- down: ALTER TABLE app."Users" ALTER COLUMN id SET NOT NULL;
-- down: ALTER TABLE app."Users" ADD CONSTRAINT "Users_id_filled_check" CHECK (id_new IS NOT NULL);
-- down: CREATE FUNCTION app."Users__id_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.id_new := NEW.id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON app."Users" FOR EACH ROW EXECUTE FUNCTION app."Users__id_new__from_old"();
-- down: ALTER SEQUENCE app."Users_id_seq" OWNED BY app."Users".id;
-- down: ALTER TABLE app."Users" ALTER COLUMN id SET DEFAULT nextval('app."Users_id_seq"'::regclass);
-- down: ALTER TABLE app."Users" ADD CONSTRAINT "Users_pkey" PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX "Users_pkey_id_new" ON app."Users" USING btree (id_new);
-- down: ALTER TABLE app."Users" ADD CONSTRAINT "Users_id_agrees_check" CHECK (id_new IS NOT DISTINCT FROM id);
-- down: ALTER TABLE app.logins DROP CONSTRAINT logins_user_id_at_key;
-- down: ALTER INDEX app.logins_user RENAME TO logins_user_user_id_new;
-- down: ALTER TABLE app.logins RENAME COLUMN user_id TO user_id_new;
-- down: ALTER TABLE app.logins ALTER COLUMN user_id_new DROP NOT NULL;
-- down: ALTER TABLE app.logins ADD COLUMN user_id integer;
-- down: UPDATE app.logins SET user_id = user_id_new::integer;
-- down: ALTER TABLE app.logins ALTER COLUMN user_id SET NOT NULL;
-- down: CREATE UNIQUE INDEX logins_user_id_at_key_user_id_new ON app.logins USING btree (user_id_new, at);
-- down: CREATE INDEX logins_user ON app.logins (user_id) WHERE at IS NOT NULL;
-- down: ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_at_key UNIQUE (user_id, at);
-- down: ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_filled_check CHECK (user_id_new IS NOT NULL);
-- down: CREATE FUNCTION app.logins__user_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.user_id_new := NEW.user_id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_user_id_new_from_old BEFORE INSERT OR UPDATE ON app.logins FOR EACH ROW EXECUTE FUNCTION app.logins__user_id_new__from_old();
-- down: ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_agrees_check CHECK (user_id_new IS NOT DISTINCT FROM user_id);
-- down: ALTER TABLE app.logins ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES app."Users" (id) ON DELETE CASCADE;

-- contract, next release: Prove the constraints for the rows that are there
ALTER TABLE app.logins VALIDATE CONSTRAINT logins_user_id_fkey;
