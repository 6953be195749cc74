-- Widen users.id from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing users.id; it never sees the columns beside.
-- servers: The new server takes users.id in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.
-- servers: The server after it may count on the new type.
-- note: Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: SELECT count(*) FROM users WHERE (id)::bigint IS DISTINCT FROM id_new.
-- note: The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.
-- note: While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.
-- note: logins_user_id_fkey of logins refers from a column that stays narrow: it can hold no number that only the wider key has.

-- expand, this release: Add users.id_new and fill it from id
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'logins'::regclass AND c.conname = 'logins_user_id_fkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'users'::regclass AND c.conname = 'users_pkey' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'users'::regclass AND a.attname = 'id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')
    UNION ALL SELECT 1 FROM pg_sequence s WHERE s.seqrelid = 'users_id_seq'::regclass AND (s.seqincrement <> 1 OR s.seqcache <> 1 OR s.seqcycle)) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.id can not be exchanged without losing something';
  END IF;
END $$;
ALTER TABLE users ADD COLUMN id_new bigint;
CREATE FUNCTION users__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__id_new__from_old();
-- down: DROP TRIGGER zz_id_new_from_old ON users;
-- down: DROP FUNCTION users__id_new__from_old();
-- down: ALTER TABLE users DROP COLUMN id_new;

-- backfill, this release, outside a transaction: Fill users.id_new of the rows that are there
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
    UPDATE users SET id_new = id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((id)::bigint IS DISTINCT FROM id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release, outside a transaction: Index users.id_new as users_pkey does id
DROP INDEX CONCURRENTLY IF EXISTS users_pkey_id_new;
CREATE UNIQUE INDEX CONCURRENTLY users_pkey_id_new ON users USING btree (id_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS users_pkey_id_new;

-- contract, next release: Refuse rows in which users.id_new is not id
ALTER TABLE users ADD CONSTRAINT users_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_id_filled_check CHECK (id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT users_id_agrees_check;
-- down: ALTER TABLE users DROP CONSTRAINT users_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE users VALIDATE CONSTRAINT users_id_agrees_check;
ALTER TABLE users VALIDATE CONSTRAINT users_id_filled_check;

-- contract, next release: Exchange users.id for the wider columns
LOCK TABLE users, logins IN ACCESS EXCLUSIVE MODE;
ALTER TABLE logins DROP CONSTRAINT logins_user_id_fkey;
ALTER TABLE users DROP CONSTRAINT users_id_agrees_check;
CREATE SEQUENCE users_id_seq_kept;
SELECT setval('users_id_seq_kept'::regclass, nextval(pg_get_serial_sequence('users', 'id')), false);
DROP TRIGGER zz_id_new_from_old ON users;
DROP FUNCTION users__id_new__from_old();
ALTER TABLE users DROP COLUMN id;
ALTER TABLE users RENAME COLUMN id_new TO id;
ALTER TABLE users ALTER COLUMN id SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_id_filled_check;
ALTER TABLE users ADD CONSTRAINT users_id_check CHECK (id > 0) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey_id_new;
ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('users', 'id'), nextval('users_id_seq_kept'::regclass), false);
DROP SEQUENCE users_id_seq_kept;
ALTER TABLE logins ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- down: LOCK TABLE users, logins IN ACCESS EXCLUSIVE MODE;
-- down: ALTER TABLE logins DROP CONSTRAINT logins_user_id_fkey;
-- down: ALTER TABLE users DROP CONSTRAINT users_pkey;
-- down: CREATE SEQUENCE users_id_seq_kept;
-- down: SELECT setval('users_id_seq_kept'::regclass, nextval(pg_get_serial_sequence('users', 'id')), false);
-- down: ALTER TABLE users ALTER COLUMN id DROP IDENTITY;
-- down: ALTER TABLE users DROP CONSTRAINT users_id_check;
-- down: ALTER TABLE users RENAME COLUMN id TO id_new;
-- down: ALTER TABLE users ALTER COLUMN id_new DROP NOT NULL;
-- down: ALTER TABLE users ADD COLUMN id integer;
-- down: UPDATE users SET id = id_new::integer;
-- down: ALTER TABLE users ALTER COLUMN id SET NOT NULL;
-- down: ALTER TABLE users ADD CONSTRAINT users_id_check CHECK (id > 0);
-- down: ALTER TABLE users ADD CONSTRAINT users_id_filled_check CHECK (id_new IS NOT NULL);
-- down: CREATE FUNCTION users__id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.id_new := NEW.id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_id_new_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__id_new__from_old();
-- down: ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
-- down: SELECT setval(pg_get_serial_sequence('users', 'id'), nextval('users_id_seq_kept'::regclass), false);
-- down: DROP SEQUENCE users_id_seq_kept;
-- down: ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX users_pkey_id_new ON users USING btree (id_new);
-- down: ALTER TABLE users ADD CONSTRAINT users_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id);
-- down: ALTER TABLE logins ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);

-- contract, next release: Prove the constraints for the rows that are there
ALTER TABLE logins VALIDATE CONSTRAINT logins_user_id_fkey;
ALTER TABLE users VALIDATE CONSTRAINT users_id_check;
