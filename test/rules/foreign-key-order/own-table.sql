-- A row that refers to another row of its table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE parts (id bigint PRIMARY KEY, whole bigint, name text);
-- file: db/queries/server.sql
INSERT INTO parts (id, whole) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE parts ADD CONSTRAINT parts_whole FOREIGN KEY (whole) REFERENCES parts (id) NOT VALID;
--                               ^^^^^^^^^^^ warning foreign-key-order: v1.0.0 may write rows to parts whose whole is not in parts: nothing shows that the row of parts is there first [db/queries/server.sql:1]
