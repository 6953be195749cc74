-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, priority int NOT NULL DEFAULT 0, "St ate" text NOT NULL DEFAULT 'new', note text DEFAULT '');
-- v1
INSERT INTO orders (id, note) VALUES ($1, $2);
-- v2
INSERT INTO orders (id, priority, "St ate", note) VALUES ($1, $2, $3, $4);
-- change
ALTER TABLE orders ALTER COLUMN priority DROP DEFAULT, ALTER COLUMN "St ate" DROP DEFAULT;
