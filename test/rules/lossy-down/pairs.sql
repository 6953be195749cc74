-- What the new server writes; what it only reads; what was there before and is restored.
-- at: v1.0.0
-- file: db/migrations/1_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: db/migrations/1_users.down.sql
DROP TABLE users;
-- file: db/queries/users.sql
SELECT id FROM users;
INSERT INTO users (id, email) VALUES ($1, $2);
-- now
-- file: db/queries/users.sql
SELECT id, seen FROM users;
INSERT INTO users (id, email, full_name) VALUES ($1, $2, $3);
INSERT INTO visits (id) VALUES ($1);
-- file: db/migrations/2_more.up.sql
SET lock_timeout = '2s';
ALTER TABLE users ADD COLUMN full_name text, ADD COLUMN seen text;
CREATE TABLE visits (id bigint PRIMARY KEY);
-- file: db/migrations/2_more.down.sql
DROP TABLE visits;
--         ^^^^^^ warning lossy-down: The way down drops visits, and the new server writes to it: what it wrote is lost [db/queries/users.sql:3]
ALTER TABLE users DROP COLUMN full_name;
--                            ^^^^^^^^^ warning lossy-down: The way down drops users.full_name, and the new server writes to it: what it wrote is lost [db/queries/users.sql:2]
ALTER TABLE users DROP COLUMN seen;
