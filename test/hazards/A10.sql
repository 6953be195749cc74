-- Drop a function that is still called
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, amount int, tax int);
CREATE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION add_tax() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.tax := calc_tax(NEW.amount);
  RETURN NEW;
END $$;
CREATE TRIGGER add_tax BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION add_tax();
-- v1
INSERT INTO orders (id, amount) VALUES ($1, $2);
-- migration fires
DROP FUNCTION calc_tax(int);
-- migration silent
CREATE OR REPLACE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 4 $$;
