-- The collation of a column changes that rows are looked up by
-- engine: mysql 8.4
-- before
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
-- v1
SELECT id FROM users WHERE email = ?;
-- migration fires
ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_bin;
-- migration silent
ALTER TABLE users ADD COLUMN email_bin varchar(50) COLLATE utf8mb4_bin;
