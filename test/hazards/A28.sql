-- DROP DEFAULT of a NOT NULL column the previous server leaves out
-- before
CREATE TABLE items (id bigint PRIMARY KEY, weight int NOT NULL DEFAULT 0, note text DEFAULT '');
-- v1
INSERT INTO items (id) VALUES ($1);
-- migration fires
ALTER TABLE items ALTER COLUMN weight DROP DEFAULT;
-- migration silent
ALTER TABLE items ALTER COLUMN note DROP DEFAULT;
