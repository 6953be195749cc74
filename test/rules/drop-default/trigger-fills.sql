-- A BEFORE INSERT trigger names the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/migrations/002_trigger.sql
CREATE FUNCTION set_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS NULL THEN NEW.state := 'new'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER set_state BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION set_state();
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
--                              ^^^^^ warning drop-default: v1.0.0 may insert into orders without state, which has no default then: the trigger set_state names state and may fill it [db/queries/orders.sql:1]
