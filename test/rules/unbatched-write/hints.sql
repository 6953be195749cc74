-- Small, large, hot, cold.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, tables: { orders: { rows: 3M }, users: { traffic: hot }, small: { rows: 50 }, cold: { traffic: cold, rows: 9M } } }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE small (id bigint PRIMARY KEY, a text);
CREATE TABLE cold (id bigint PRIMARY KEY, a text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
UPDATE orders SET state = old WHERE state IS NULL;
--     ^^^^^^ warning unbatched-write: This UPDATE writes an unknown number of rows of orders in one go
UPDATE users SET name = '' WHERE name IS NULL;
--     ^^^^^ warning unbatched-write: This UPDATE writes an unknown number of rows of users in one go
UPDATE small SET a = '' WHERE a IS NULL;
UPDATE cold SET a = '' WHERE a IS NULL;
--     ^^^^ information unbatched-write: This UPDATE writes an unknown number of rows of cold in one go
