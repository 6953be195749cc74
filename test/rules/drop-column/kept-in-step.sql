-- The column beside it was kept in step by triggers, and takes its name: nothing is lost.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, mail text, email text);
CREATE FUNCTION step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.email := NEW.mail; RETURN NEW; END $$;
CREATE TRIGGER zz_step BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION step();
-- file: db/queries/users.sql
SELECT email FROM users;
-- now
-- file: db/migrations/002_contract.sql
BEGIN;
SET LOCAL lock_timeout = '500ms';
DROP TRIGGER zz_step ON users;
DROP FUNCTION step();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;
COMMIT;
