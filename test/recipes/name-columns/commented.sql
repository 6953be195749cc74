-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE TABLE archive (id bigint PRIMARY KEY, day date);
-- v1
INSERT INTO archive SELECT * FROM orders;
-- v2
INSERT INTO archive (id, day) SELECT id, day FROM orders;
-- change
ALTER TABLE orders ADD COLUMN "No te" text;
COMMENT ON COLUMN orders."No te" IS 'what was said';
