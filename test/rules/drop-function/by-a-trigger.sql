-- PL/pgSQL looks for it when the trigger runs.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, amount int, tax int);
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION add_tax() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.tax := tax(NEW.amount);
  RETURN NEW;
END $$;
CREATE TRIGGER add_tax BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION add_tax();
-- file: db/queries/server.sql
INSERT INTO orders (id, amount) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax(int);
--            ^^^ error drop-function: v1.0.0 still runs the trigger add_tax on orders, which needs tax(integer) [db/queries/server.sql:1]
