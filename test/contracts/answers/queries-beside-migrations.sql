-- Queries lie in the folder of the migrations.
-- at: v1.0.0
-- file: db/migrations/V1__start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
-- file: db/migrations/queries.sql
SELECT fax FROM users;
-- file: db/migrations/sub/more.ts
export const q = (db) => db.query('SELECT nick FROM users');
-- file: db/queries/q.sql
SELECT id FROM users;
-- answers
users.fax: used [reads db/migrations/queries.sql:1]
users.nick: used [reads db/migrations/sub/more.ts:1]
users.email: unused, searched 3 files with 3 queries, all understood
