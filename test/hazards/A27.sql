-- SET NOT NULL while the previous server writes NULL
-- before
CREATE TABLE items (id bigint PRIMARY KEY, a int);
-- v1
INSERT INTO items (id, a) VALUES ($1, NULL);
-- migration fires
ALTER TABLE items ALTER COLUMN a SET NOT NULL;
-- migration silent
ALTER TABLE items ALTER COLUMN a SET DEFAULT 0;
