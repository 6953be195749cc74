-- RENAME COLUMN and CHANGE with a new name are the same to a server; CHANGE to the same name renames nothing.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), mail varchar(50), city varchar(50));
-- file: src/users.ts
export const all = (db) => db.query('SELECT name, mail, city FROM users');
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT full_name FROM users');
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ error rename-column: v1.0.0 still reads users.name [src/users.ts:1]
ALTER TABLE users CHANGE COLUMN mail email varchar(50);
--                              ^^^^ error rename-column: v1.0.0 still reads users.mail [src/users.ts:1]
ALTER TABLE users CHANGE city city varchar(50);
