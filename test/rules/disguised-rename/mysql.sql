-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50));
-- file: src/users.ts
export const all = (db) => db.query('SELECT name FROM users');
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT full_name FROM users');
-- file: db/migrations/002_rename.sql
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name varchar(50);
--                            ^^^^ error disguised-rename: v1.0.0 still reads users.name; users.full_name looks like its new name, and its values are not copied [src/users.ts:1]
