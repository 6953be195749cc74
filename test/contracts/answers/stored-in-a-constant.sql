-- Table and columns stand in constants.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/names.ts
export const TABLE = 'users';
export const FAX = 'fax';
-- file: src/users.ts
import { FAX, TABLE } from './names';
export const a = (db) => db.query(`SELECT ${FAX} FROM ${TABLE}`);
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: src/names.ts
users.fax: unknown, the table of a query is known at run time only [runs, put together at run time src/users.ts:2]
orders.note: unused, searched 2 files with 1 query, 0 of them understood
