-- Rows come from a trigger on another table; the server itself never inserts.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE TABLE audit (id bigint PRIMARY KEY, total int);
CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit (id, total) VALUES (NEW.id, NEW.total);
  RETURN NEW;
END $$;
CREATE TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION log_order();
-- file: db/queries/orders.sql
INSERT INTO orders (id, total) VALUES ($1, $2);
-- now
-- file: db/migrations/002_actor.sql
ALTER TABLE audit ADD COLUMN actor text NOT NULL;
--                           ^^^^^ warning add-not-null-column: v1.0.0 may insert into audit without actor: the database function log_order names audit
