-- A library makes the queries; columns are named far from the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/db.ts
import knex from 'knex';
export const db = knex({});
export const alive = () => db.raw('SELECT now()');
-- file: src/list.ts
import { db } from './db';
import { shown } from './shown';
export const list = () => db('users').select(shown);
-- file: src/shown.ts
export const shown = ['id', 'fax'];
-- answers
users: used [reads src/list.ts:3, maps src/list.ts:3]
users.fax: unknown, src/list.ts has the table's name in a string, and src/shown.ts names fax
users.nick: unused, searched 3 files with 2 queries, all understood
orders: unused, searched 3 files with 2 queries, all understood
