-- A BEFORE INSERT trigger names the column: it may fill it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: db/queries/orders.sql
INSERT INTO orders (id, total) VALUES ($1, $2);
-- now
-- file: db/migrations/002_currency.sql
CREATE FUNCTION fill_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.currency := coalesce(NEW.currency, 'EUR');
  RETURN NEW;
END $$;
CREATE TRIGGER fill_currency BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill_currency();
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ warning add-not-null-column: v1.0.0 may insert into orders without currency: the trigger fill_currency names currency and may fill it [db/queries/orders.sql:1]
