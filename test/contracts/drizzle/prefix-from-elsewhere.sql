-- A creator of tables from another file may put a prefix before names, and columns may come from there.
-- at: v1.0.0
-- file: drizzle/0000_start.sql
CREATE TABLE shop_users (id serial PRIMARY KEY, fax text, made_at timestamp);
CREATE TABLE tags (id serial PRIMARY KEY, label text);
-- file: drizzle/meta/_journal.json
{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "tag": "0000_start", "when": 1 }] }
-- file: src/schema.ts
import { serial, text, pgTable } from 'drizzle-orm/pg-core';
import { createTable, stamps, common } from './base';
export const users = createTable('users', { id: serial('id').primaryKey(), fax: text(), ...stamps });
export const tags = pgTable('tags', common);
-- file: src/a.ts
import { users, tags } from './schema';
export const all = (db) => db.select({ id: users.id }).from(users);
export const some = (db) => db.select().from(tags);
-- answers
shop_users.fax: unknown, src/schema.ts maps it, and the calls that were found choose other columns [maps src/schema.ts:3, reads src/a.ts:2]
shop_users.made_at: unknown, src/schema.ts maps the table, and some of its columns could not be followed [maps src/schema.ts:3]
shop_users: used [reads src/a.ts:2, maps src/schema.ts:3]
tags.label: unknown, src/schema.ts maps the table, and some of its columns could not be followed [maps src/schema.ts:4]
