-- An INSERT lists all mapped columns, with DEFAULT for what it is not given; an UPDATE what is set.
-- at: v1.0.0
-- file: drizzle/0000_start.sql
CREATE TABLE users (id text PRIMARY KEY, email text NOT NULL, nick text, role text NOT NULL DEFAULT 'x', made timestamptz, total numeric GENERATED ALWAYS AS (1) STORED);
CREATE TABLE logs (id serial PRIMARY KEY, line text, extra text);
CREATE TABLE open (id serial PRIMARY KEY, line text, extra text);
-- file: drizzle/meta/_journal.json
{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "tag": "0000_start", "when": 1 }] }
-- file: src/schema.ts
import { pgTable, serial, text } from 'drizzle-orm/pg-core';
import { shared } from './shared';
export const users = pgTable('users', {
  id: text('id').primaryKey().$defaultFn(() => nanoid()),
  email: text('email').notNull(),
  nick: text('nick'),
  role: text('role').notNull().default('x'),
  made: timestamp('made', { withTimezone: true }).$default(() => new Date()),
  total: numeric('total').generatedAlwaysAs(sql`1`),
});
export const logs = pgTable('logs', { id: serial('id').primaryKey(), line: text('line'), extra: text('extra') });
export const open = pgTable('open', { id: serial('id').primaryKey(), ...shared });
-- file: src/make.ts
import { logs, open, users } from './schema';
export async function make(db, row, rows) {
  await db.insert(users).values({ email: row.email }).returning();
  await db.insert(logs).values(rows).onConflictDoUpdate({ target: logs.id, set: { extra: null } });
  await db.update(users).set({ nick: row.nick }).where(eq(users.id, 1));
  await db.select().from(open);
}
-- answers
users.nick: used [maps src/schema.ts:6, reads src/make.ts:3, writes src/make.ts:3, writes src/make.ts:5]
users.role: used [maps src/schema.ts:7, reads src/make.ts:3, writes src/make.ts:3]
inserts users: used [inserts into src/make.ts:3]
omits users.birthday: used [inserts into src/make.ts:3]
omits users.nick: used [inserts into src/make.ts:3]
omits users.role: used [inserts into src/make.ts:3]
omits users.id: unused, each of its inserts names the column
omits users.made: unused, each of its inserts names the column
leaves NULL users.email: unused, src/schema.ts:5 requires a value
leaves NULL users.nick: used [inserts into src/make.ts:3]
writes users.nick: used [writes src/make.ts:5]
omits logs.line: unknown, which columns it fills is known at run time only [inserts into src/make.ts:4]
omits logs.new_one: used [inserts into src/make.ts:4]
leaves NULL logs.extra: used [writes NULL to src/make.ts:4]
open.line: unknown, src/schema.ts maps the table, and some of its columns could not be followed [maps src/schema.ts:12]
