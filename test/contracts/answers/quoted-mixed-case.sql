-- Identifiers with capitals, blanks and digits.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "User" (id bigint PRIMARY KEY, "nickName" text, nickname text, "shoe size" int, "2fa" boolean);
-- file: src/a.ts
export const q = (db) => db.query('SELECT "User"."nickName" FROM "User"');
export const r = (row) => row['shoe size'];
export const user = { '2fa': true };
-- answers
User.nickName: used [reads src/a.ts:1]
User.shoe size: unknown, 1 file of it names shoe size beside User outside the queries that were understood: src/a.ts
User.2fa: unknown, 1 file of it names 2fa beside User outside the queries that were understood: src/a.ts
User.nickname: unused, searched 1 file with 1 query, all understood
