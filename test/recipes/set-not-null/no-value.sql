-- schema
CREATE TABLE shipments (code uuid, at timestamptz);
-- v1
INSERT INTO shipments (code) VALUES ($1);
-- v2
INSERT INTO shipments (code, at) VALUES ($1, now());
-- change
ALTER TABLE shipments ALTER COLUMN at SET NOT NULL;
