-- A function of the database names it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SEQUENCE order_seq;
CREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('order_seq'), note text);
CREATE FUNCTION next_order() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN nextval('order_seq'); END $$;
-- file: db/queries/server.sql
SELECT next_order();
-- now
-- file: db/migrations/002_release.sql
ALTER SEQUENCE order_seq RENAME TO orders_id_seq;
--             ^^^^^^^^^ error rename-sequence: v1.0.0 still calls next_order, which needs order_seq [db/queries/server.sql:1]
