-- Plain queries: everything is decided.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
import { db } from './db';
export const find = (id: number) => db.query('SELECT id, email FROM users WHERE id = $1', [id]);
export const touch = (id: number, nick: string) => db.query('UPDATE users SET nick = $1 WHERE id = $2', [nick, id]);
-- file: src/main.ts
import { find } from './users';
const users = await Promise.all([1, 2].map(find));
console.log(users.map((user) => user.id));
-- answers
users: used [reads src/users.ts:2, updates src/users.ts:3]
users.email: used [reads src/users.ts:2]
users.nick: used [writes src/users.ts:3]
users.fax: unused, searched 2 files with 2 queries, all understood
orders: unused, searched 2 files with 2 queries, all understood
orders.note: unused, searched 2 files with 2 queries, all understood
