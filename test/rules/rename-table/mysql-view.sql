-- A view of MySQL looks for its table by name.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50));
CREATE VIEW people AS SELECT id, name FROM users;
-- file: src/users.ts
export const all = (db) => db.query("UPDATE people SET name = 'a' WHERE id = 1");
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT 1');
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
--                          ^^^^^^^^ error rename-table: v1.0.0 still reads users through the view people [src/users.ts:1]
