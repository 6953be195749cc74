-- A trigger fills the column: each INSERT of the previous server fails once it is gone.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, touched timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.touched := now();
  RETURN NEW;
END $$;
CREATE TRIGGER touch_users BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION touch();
-- file: db/queries/users.sql
INSERT INTO users (id) VALUES ($1);
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN touched;
--                            ^^^^^^^ warning drop-column: v1.0.0 may still use users.touched: the trigger touch_users on users names touched
