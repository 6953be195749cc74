-- A view that the release makes anew without the column no longer needs it, and goes on for who reads it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, kind int, sort int);
CREATE VIEW people AS SELECT id, email FROM users WHERE kind > 0;
CREATE VIEW sorted AS SELECT id, email FROM users ORDER BY sort;
-- file: src/users.ts
export const all = (db) => db.query('SELECT email FROM people');
export const some = (db) => db.query('SELECT email FROM sorted');
-- now
-- file: db/migrations/002_drop.sql
CREATE OR REPLACE VIEW people AS SELECT id, email FROM users;
ALTER TABLE users DROP COLUMN kind;
--                            ^^^^ information drop-column: Nothing in v1.0.0 uses users.kind: searched 1 file with 2 queries, all understood
DROP VIEW sorted;
--        ^^^^^^ error drop-view: v1.0.0 still reads sorted [src/users.ts:2]
ALTER TABLE users DROP COLUMN sort;
--                            ^^^^ error drop-column: v1.0.0 still reads users.sort through the view sorted [src/users.ts:2]
