-- Something else than the migrations made the tables: a program, or a dump. Queries show which of them are used.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: src/users.ts
export const list = (db) => db.query('SELECT id FROM users');
export const open = (db) => db.query("DELETE FROM carts WHERE state = 'old'");
export const names = ['wishes'];
-- now
-- file: db/migrations/002_tidy.sql
DROP TABLE carts;
--         ^^^^^ error drop-table: v1.0.0 still names, though the migrations never create it, carts [src/users.ts:2]
DROP TABLE wishes;
--         ^^^^^^ warning drop-table: v1.0.0 may still use wishes: the migrations never create wishes, and 1 file of it names wishes outside the queries that were understood: src/users.ts
DROP TABLE leftover;
--         ^^^^^^^^ information drop-table: Nothing in v1.0.0 uses leftover: searched 1 file with 2 queries, all understood
ALTER TABLE carts DROP COLUMN state;
--                            ^^^^^ error drop-column: v1.0.0 still reads or writes, though the migrations never create it, carts.state [src/users.ts:2]
