-- The same collation, said or not; a longer type.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), name varchar(50), note varchar(50)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
-- file: db/queries/server.sql
SELECT name FROM users WHERE email = ? AND name = ?;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_general_ci;
ALTER TABLE users MODIFY name varchar(60);
