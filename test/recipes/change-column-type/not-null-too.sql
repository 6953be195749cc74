-- schema
CREATE TABLE files (id bigint PRIMARY KEY, size int);
-- v1
INSERT INTO files (id, size) VALUES ($1, $2);
-- v2
INSERT INTO files (id, size) VALUES ($1, $2);
-- change
ALTER TABLE files ALTER COLUMN size TYPE bigint, ALTER COLUMN size SET NOT NULL, ALTER COLUMN size SET DEFAULT 0;
