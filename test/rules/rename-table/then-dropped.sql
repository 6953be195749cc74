-- Renamed out of the way and dropped: said where it goes for good, by the name the previous server knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/queries/users.sql
SELECT 1;
-- file: db/migrations/002_out.sql
ALTER TABLE users RENAME TO users_old;
DROP TABLE users_old;
--         ^^^^^^^^^ error drop-table: v1.0.0 still reads users (here users_old) [db/queries/users.sql:1]
