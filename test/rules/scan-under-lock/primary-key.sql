-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint, shop bigint NOT NULL);
CREATE UNIQUE INDEX orders_key ON orders (shop, id);
CREATE TABLE notes (id bigint NOT NULL);
CREATE UNIQUE INDEX notes_key ON notes (id);
CREATE TABLE proven (id bigint CHECK (id IS NOT NULL));
CREATE UNIQUE INDEX proven_key ON proven (id);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scan-under-lock: Making this the primary key blocks reads and writes of orders while all rows are read, because id may be NULL
ALTER TABLE notes ADD CONSTRAINT notes_pkey PRIMARY KEY USING INDEX notes_key;
ALTER TABLE proven ADD PRIMARY KEY USING INDEX proven_key;
