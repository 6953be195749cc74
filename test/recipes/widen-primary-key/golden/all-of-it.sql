-- Widen users.id and logins.user_id from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing users.id and logins.user_id; it never sees the columns beside.
-- servers: The new server takes users.id and logins.user_id in the old type and in the new one, as they are exchanged while it runs (a driver may give it a string in place of a number then), names columns in every INSERT, and reads them by name. It writes no number that the old type can't hold.
-- servers: The server after it may count on the new type.
-- note: Before the contract steps each of these must say 0, or their proof fails; if one says more, run its backfill again: SELECT count(*) FROM users WHERE (id)::bigint IS DISTINCT FROM id_new; SELECT count(*) FROM logins WHERE (user_id)::bigint IS DISTINCT FROM user_id_new.
-- note: The exchange locks all the tables for a moment. Prepared statements that return the columns fail once with "cached plan must not change result type" then: the server prepares them again.
-- note: While the unique indexes of old and new columns stand side by side, two inserts of the same new key at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: Taking the exchange back writes the columns of all rows, and builds their keys, under one lock; it fails where a number no longer fits.

-- expand, this release: Add users.id_new and fill it from id
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'logins'::regclass AND c.conname = 'of_user' AND (to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'users'::regclass AND c.conname = 'Users key' AND (c.condeferrable OR c.confmatchtype = 'f' OR to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'users'::regclass AND a.attname = 'id' AND (a.attacl IS NOT NULL OR r.relreplident = 'i')
    UNION ALL SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = 'logins'::regclass AND a.attname = 'user_id' AND (a.attacl IS NOT NULL)
    UNION ALL SELECT 1 FROM pg_sequence s WHERE s.seqrelid = 'users_id_seq'::regclass AND (s.seqincrement <> 1 OR s.seqcache <> 1 OR s.seqcycle)) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.id and logins.user_id can not be exchanged without losing something';
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

-- backfill, this release: Add logins.user_id_new and fill it from user_id
ALTER TABLE logins ADD COLUMN user_id_new bigint;
CREATE FUNCTION logins__user_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.user_id_new := NEW.user_id;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_user_id_new_from_old BEFORE INSERT OR UPDATE ON logins FOR EACH ROW EXECUTE FUNCTION logins__user_id_new__from_old();
-- down: DROP TRIGGER zz_user_id_new_from_old ON logins;
-- down: DROP FUNCTION logins__user_id_new__from_old();
-- down: ALTER TABLE logins DROP COLUMN user_id_new;

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

-- backfill, this release, outside a transaction: Fill logins.user_id_new of the rows that are there
DO $$
DECLARE
  _done logins.id%TYPE;
  _upto logins.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM logins WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE logins SET user_id_new = user_id
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((user_id)::bigint IS DISTINCT FROM user_id_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index logins.user_id_new as logins_user does user_id
DROP INDEX CONCURRENTLY IF EXISTS logins_user_user_id_new;
CREATE INDEX CONCURRENTLY logins_user_user_id_new ON logins (user_id_new DESC, at) WITH (fillfactor = 60) WHERE user_id_new > 5;
-- down: DROP INDEX CONCURRENTLY IF EXISTS logins_user_user_id_new;

-- contract, next release, outside a transaction: Index users.id_new as Users key does id
DROP INDEX CONCURRENTLY IF EXISTS "Users key_id_new";
CREATE UNIQUE INDEX CONCURRENTLY "Users key_id_new" ON users USING btree (id_new) INCLUDE (name) WITH (fillfactor = 70);
-- down: DROP INDEX CONCURRENTLY IF EXISTS "Users key_id_new";

-- contract, next release: Refuse rows in which users.id_new is not id
ALTER TABLE users ADD CONSTRAINT users_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_id_filled_check CHECK (id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT users_id_agrees_check;
-- down: ALTER TABLE users DROP CONSTRAINT users_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE users VALIDATE CONSTRAINT users_id_agrees_check;
ALTER TABLE users VALIDATE CONSTRAINT users_id_filled_check;

-- contract, next release, outside a transaction: Index logins.user_id_new as logins_told does user_id
DROP INDEX CONCURRENTLY IF EXISTS logins_told_user_id_new;
CREATE UNIQUE INDEX CONCURRENTLY logins_told_user_id_new ON logins (user_id_new, id);
-- down: DROP INDEX CONCURRENTLY IF EXISTS logins_told_user_id_new;

-- contract, next release: Refuse rows in which logins.user_id_new is not user_id
ALTER TABLE logins ADD CONSTRAINT logins_user_id_agrees_check CHECK (user_id_new IS NOT DISTINCT FROM user_id) NOT VALID;
ALTER TABLE logins ADD CONSTRAINT logins_user_id_filled_check CHECK (user_id_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE logins DROP CONSTRAINT logins_user_id_agrees_check;
-- down: ALTER TABLE logins DROP CONSTRAINT logins_user_id_filled_check;

-- contract, next release: Prove that there is no such row
ALTER TABLE logins VALIDATE CONSTRAINT logins_user_id_agrees_check;
ALTER TABLE logins VALIDATE CONSTRAINT logins_user_id_filled_check;

-- contract, next release: Exchange users.id and logins.user_id for the wider columns
LOCK TABLE users, logins IN ACCESS EXCLUSIVE MODE;
ALTER TABLE logins DROP CONSTRAINT of_user;
ALTER TABLE users DROP CONSTRAINT users_id_agrees_check;
CREATE SEQUENCE users_id_seq_kept;
SELECT setval('users_id_seq_kept'::regclass, nextval(pg_get_serial_sequence('users', 'id')), false);
DROP TRIGGER zz_id_new_from_old ON users;
DROP FUNCTION users__id_new__from_old();
ALTER TABLE users DROP COLUMN id;
ALTER TABLE users RENAME COLUMN id_new TO id;
ALTER TABLE users ALTER COLUMN id SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_id_filled_check;
ALTER TABLE users ADD CONSTRAINT id_given CHECK (id > 0) NOT VALID;
COMMENT ON CONSTRAINT id_given ON users IS 'No debts';
COMMENT ON COLUMN users.id IS 'The number';
ALTER TABLE users ALTER COLUMN id SET STATISTICS 200;
ALTER TABLE users ADD CONSTRAINT "Users key" PRIMARY KEY USING INDEX "Users key_id_new";
COMMENT ON CONSTRAINT "Users key" ON users IS 'Rows by number';
COMMENT ON INDEX "Users key" IS 'By number';
ALTER TABLE users CLUSTER ON "Users key";
ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('users', 'id'), nextval('users_id_seq_kept'::regclass), false);
DROP SEQUENCE users_id_seq_kept;
ALTER TABLE logins DROP CONSTRAINT logins_user_id_agrees_check;
DROP TRIGGER zz_user_id_new_from_old ON logins;
DROP FUNCTION logins__user_id_new__from_old();
ALTER TABLE logins DROP COLUMN user_id;
ALTER TABLE logins RENAME COLUMN user_id_new TO user_id;
ALTER TABLE logins ADD CONSTRAINT user_given NOT NULL user_id;
ALTER TABLE logins DROP CONSTRAINT logins_user_id_filled_check;
ALTER INDEX logins_user_user_id_new RENAME TO logins_user;
ALTER INDEX logins_told_user_id_new RENAME TO logins_told;
COMMENT ON COLUMN logins.user_id IS 'Whose it is';
ALTER TABLE logins ALTER COLUMN user_id SET STATISTICS 300;
ALTER TABLE logins ALTER COLUMN user_id SET (n_distinct = -0.1);
CREATE STATISTICS logins_together (dependencies) ON user_id, at FROM logins;
COMMENT ON INDEX logins_user IS 'For the list';
ALTER TABLE logins CLUSTER ON logins_told;
ALTER TABLE logins REPLICA IDENTITY USING INDEX logins_told;
ALTER TABLE logins ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) MATCH FULL ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMENT ON CONSTRAINT of_user ON logins IS 'Goes with the user';
-- down: LOCK TABLE users, logins IN ACCESS EXCLUSIVE MODE;
-- down: ALTER TABLE logins DROP CONSTRAINT of_user;
-- down: ALTER TABLE users DROP CONSTRAINT "Users key";
-- down: CREATE SEQUENCE users_id_seq_kept;
-- down: SELECT setval('users_id_seq_kept'::regclass, nextval(pg_get_serial_sequence('users', 'id')), false);
-- down: ALTER TABLE users ALTER COLUMN id DROP IDENTITY;
-- down: ALTER TABLE users DROP CONSTRAINT id_given;
-- down: ALTER TABLE users RENAME COLUMN id TO id_new;
-- down: ALTER TABLE users ALTER COLUMN id_new DROP NOT NULL;
-- down: COMMENT ON COLUMN users.id_new IS NULL;
-- down: ALTER TABLE users ALTER COLUMN id_new SET STATISTICS -1;
-- down: ALTER TABLE users ADD COLUMN id integer;
-- down: UPDATE users SET id = id_new::integer;
-- down: ALTER TABLE users ALTER COLUMN id SET NOT NULL;
-- down: COMMENT ON COLUMN users.id IS 'The number';
-- down: ALTER TABLE users ALTER COLUMN id SET STATISTICS 200;
-- down: ALTER TABLE users ADD CONSTRAINT id_given CHECK (id > 0);
-- down: COMMENT ON CONSTRAINT id_given ON users IS 'No debts';
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
-- down: ALTER TABLE users ADD CONSTRAINT "Users key" PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 70);
-- down: COMMENT ON CONSTRAINT "Users key" ON users IS 'Rows by number';
-- down: COMMENT ON INDEX "Users key" IS 'By number';
-- down: ALTER TABLE users CLUSTER ON "Users key";
-- down: CREATE UNIQUE INDEX "Users key_id_new" ON users USING btree (id_new) INCLUDE (name) WITH (fillfactor = 70);
-- down: ALTER TABLE users ADD CONSTRAINT users_id_agrees_check CHECK (id_new IS NOT DISTINCT FROM id);
-- down: ALTER TABLE logins REPLICA IDENTITY DEFAULT;
-- down: DROP STATISTICS logins_together;
-- down: ALTER INDEX logins_user RENAME TO logins_user_user_id_new;
-- down: ALTER INDEX logins_told RENAME TO logins_told_user_id_new;
-- down: COMMENT ON INDEX logins_user_user_id_new IS NULL;
-- down: ALTER TABLE logins RENAME COLUMN user_id TO user_id_new;
-- down: ALTER TABLE logins ALTER COLUMN user_id_new DROP NOT NULL;
-- down: COMMENT ON COLUMN logins.user_id_new IS NULL;
-- down: ALTER TABLE logins ALTER COLUMN user_id_new SET STATISTICS -1;
-- down: ALTER TABLE logins ALTER COLUMN user_id_new RESET (n_distinct);
-- down: ALTER TABLE logins ADD COLUMN user_id integer;
-- down: UPDATE logins SET user_id = user_id_new::integer;
-- down: ALTER TABLE logins ADD CONSTRAINT user_given NOT NULL user_id;
-- down: COMMENT ON COLUMN logins.user_id IS 'Whose it is';
-- down: ALTER TABLE logins ALTER COLUMN user_id SET STATISTICS 300;
-- down: ALTER TABLE logins ALTER COLUMN user_id SET (n_distinct = -0.1);
-- down: CREATE INDEX logins_user ON logins (user_id DESC, at) WITH (fillfactor = 60) WHERE user_id > 5;
-- down: COMMENT ON INDEX logins_user IS 'For the list';
-- down: CREATE UNIQUE INDEX logins_told ON logins (user_id, id);
-- down: ALTER TABLE logins CLUSTER ON logins_told;
-- down: CREATE STATISTICS logins_together (dependencies) ON user_id, at FROM logins;
-- down: ALTER STATISTICS logins_together SET STATISTICS 70;
-- down: ALTER TABLE logins REPLICA IDENTITY USING INDEX logins_told;
-- down: ALTER TABLE logins ADD CONSTRAINT logins_user_id_filled_check CHECK (user_id_new IS NOT NULL);
-- down: CREATE FUNCTION logins__user_id_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.user_id_new := NEW.user_id;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_user_id_new_from_old BEFORE INSERT OR UPDATE ON logins FOR EACH ROW EXECUTE FUNCTION logins__user_id_new__from_old();
-- down: ALTER TABLE logins ADD CONSTRAINT logins_user_id_agrees_check CHECK (user_id_new IS NOT DISTINCT FROM user_id);
-- down: ALTER TABLE logins ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) MATCH FULL ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
-- down: COMMENT ON CONSTRAINT of_user ON logins IS 'Goes with the user';

-- contract, next release: Prove the constraints for the rows that are there
ALTER TABLE logins VALIDATE CONSTRAINT of_user;
ALTER TABLE users VALIDATE CONSTRAINT id_given;
