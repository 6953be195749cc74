-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TABLE tags (id bigint PRIMARY KEY);
-- file: src/users.ts
export const all = (db) => db.query('SELECT u.id FROM users u JOIN notes n ON n.id = u.id');
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT 1 FROM accounts');
-- file: db/migrations/002_rename.sql
RENAME TABLE users TO accounts, tags TO labels;
--           ^^^^^ error rename-table: v1.0.0 still reads users [src/users.ts:1]
--                              ^^^^ information rename-table: Nothing in v1.0.0 uses tags: searched 1 file with 1 query, all understood
ALTER TABLE notes RENAME remarks;
--                       ^^^^^^^ error rename-table: v1.0.0 still reads notes [src/users.ts:1]
