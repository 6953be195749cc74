-- The same rule on MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname varchar(50), fax varchar(50));
-- file: src/users.ts
export const find = (db, id) => db.query('SELECT `id`, u.nickname FROM `users` u WHERE id = ?', [id]);
-- now
-- file: src/users.ts
export const find = (db, id) => db.query('SELECT `id` FROM `users` u WHERE id = ?', [id]);
-- file: db/migrations/002_tidy.sql
ALTER TABLE `users` DROP COLUMN `nickname`, DROP fax;
--                              ^^^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname [src/users.ts:1]
--                                               ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 1 file with 1 query, all understood
