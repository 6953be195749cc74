-- The previous server reads the old name; the new one the new name.
-- at: v1.3.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: src/users.ts
export const find = (db, id) => db.query(
  `SELECT id, email
     FROM users
    WHERE id = $1`, [id]);
-- now
-- file: src/users.ts
export const find = (db, id) => db.query(`SELECT id, mail FROM users WHERE id = $1`, [id]);
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN email TO mail;
--                              ^^^^^ error rename-column: v1.3.0 still reads users.email [src/users.ts:2]
