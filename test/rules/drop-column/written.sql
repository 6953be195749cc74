-- Only an INSERT and an UPDATE name the column: writes count as much as reads.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: src/users.ts
export const add = (db, id, nickname) => db.query('INSERT INTO users (id, nickname) VALUES ($1, $2)', [id, nickname]);
export const rename = (db, id, nickname) => db.query(`UPDATE users SET nickname = ${nickname} WHERE id = ${id}`);
-- now
-- file: src/users.ts
export const add = (db, id) => db.query('INSERT INTO users (id) VALUES ($1)', [id]);
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN nickname;
--                            ^^^^^^^^ error drop-column: v1.0.0 still writes users.nickname [src/users.ts:1 +1]
