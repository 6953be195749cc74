-- A select without a list names all mapped columns; import-aware: a parameter called as a table is none.
-- at: v1.0.0
-- file: drizzle/0000_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email_address text NOT NULL, nick text, fax text);
CREATE TABLE orders (id serial PRIMARY KEY, user_id int, note text, total numeric, "createdAt" timestamp);
CREATE TABLE form (id serial PRIMARY KEY, title text);
CREATE TABLE notes (id serial PRIMARY KEY, body text);
CREATE TABLE tags (id serial PRIMARY KEY, label text);
CREATE SCHEMA auth;
CREATE TABLE auth.sessions (id serial PRIMARY KEY, token text);
CREATE TABLE app_posts (id serial PRIMARY KEY, title text);
-- file: drizzle/meta/_journal.json
{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "tag": "0000_start", "when": 1 }] }
-- file: drizzle.config.ts
export default { schema: './src/db/schema.ts', out: './drizzle', dialect: 'postgresql' };
-- file: src/db/schema.ts
import { pgTable as table, pgSchema, pgTableCreator, serial, text } from 'drizzle-orm/pg-core';
import * as p from 'drizzle-orm/pg-core';
import { relations } from 'drizzle-orm';
const base = { id: serial('id').primaryKey() };
export const users = table('users', {
  ...base,
  email: text('email_address').notNull(), // text('no')
  nick: text(),
});
export const orders = p.pgTable("orders", (t) => ({
  id: t.serial().primaryKey(),
  userId: t.integer().references(() => users.id),
  note: t.text('note'),
  total: t.numeric({ precision: 10 }),
  createdAt: t.timestamp(),
}), (o) => [index('x').on(o.note)]);
export const form = table('form', { ...base, title: text('title') });
export const notes = table('notes', { ...base, body: text('body') });
export const tags = table('tags', { ...base, label: text('label') });
const auth = pgSchema('auth');
export const sessions = auth.table('sessions', { ...base, token: text('token') });
const createTable = pgTableCreator((name) => `app_${name}`);
export const posts = createTable('posts', { ...base, title: text('title') });
export const orderRelations = relations(orders, ({ one }) => ({
  user: one(users, { fields: [orders.userId], references: [users.id] }),
  tag: one(tags),
}));
-- file: src/a.ts
import { eq } from 'drizzle-orm';
import { users as people } from './db/schema';
import * as schema from './db/schema';
export const a = (db: Db) => db.select().from(people);
export const b = (db: Db) => db.select({ id: schema.notes.id }).from(schema.notes);
export const c = (db: Db) => db.query.orders.findMany({ columns: { id: true, note: true }, with: { tag: true } });
export const d = (db: Db) => db.select({ id: people.id, session: schema.sessions }).from(people).leftJoin(schema.sessions, eq(people.id, schema.sessions.id));
-- file: src/b.ts
export const e = (db: Db, form: Any) => db.select().from(form);
export const f = [1].map((posts) => posts);
-- answers
users: used [reads src/a.ts:4, reads src/a.ts:7, maps src/db/schema.ts:5]
users.email_address: used [maps src/db/schema.ts:7, reads src/a.ts:4]
users.nick: used [maps src/db/schema.ts:8, reads src/a.ts:4]
users.fax: unused, searched 4 files with 9 queries, all understood
orders.note: used [maps src/db/schema.ts:13, reads src/a.ts:6]
orders.user_id: unknown, src/db/schema.ts maps it, and the calls that were found choose other columns [maps src/db/schema.ts:12, reads src/a.ts:6]
orders.createdAt: unknown, src/db/schema.ts maps it, and the calls that were found choose other columns [maps src/db/schema.ts:15, reads src/a.ts:6]
form.title: unknown, src/db/schema.ts maps it, and no call on its model was found [maps src/db/schema.ts:17]
notes.id: used [maps src/db/schema.ts:4, reads src/a.ts:5]
notes.body: unknown, src/db/schema.ts maps it, and the calls that were found choose other columns [maps src/db/schema.ts:18, reads src/a.ts:5]
tags.label: used [maps src/db/schema.ts:19, reads src/a.ts:6]
auth.sessions.token: used [maps src/db/schema.ts:21, reads src/a.ts:7]
app_posts.title: unknown, src/db/schema.ts maps it, and no call on its model was found [maps src/db/schema.ts:23]
