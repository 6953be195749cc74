-- Another one takes the name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SEQUENCE order_seq;
CREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('order_seq'), note text);
-- file: db/queries/server.sql
SELECT nextval('order_seq');
-- now
-- file: db/migrations/002_release.sql
ALTER SEQUENCE order_seq RENAME TO old_seq;
CREATE SEQUENCE order_seq;
