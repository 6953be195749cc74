-- Views of MySQL keep the names they were made with, and all of a view is invalid when one is gone; those of PostgreSQL follow.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), rank int);
CREATE VIEW people AS SELECT id, name, rank FROM users;
-- file: src/users.ts
export const all = (db) => db.query('SELECT name FROM people');
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT 1');
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN rank TO place;
--                              ^^^^ error rename-column: v1.0.0 still reads users.rank through the view people [src/users.ts:1]
