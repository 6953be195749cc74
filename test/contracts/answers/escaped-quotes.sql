-- Escapes of the language are not part of the name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "User" (id bigint PRIMARY KEY, "nickName" text);
-- file: src/a.js
exports.q = (db) => db.query("SELECT \"nickName\" FROM \"User\" WHERE \u0022id\u0022 = 1");
-- answers
User.nickName: used [reads src/a.js:1]
User.id: used [reads src/a.js:1]
