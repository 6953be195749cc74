-- Rows that are written out name their columns; of a variable nobody knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, meta jsonb, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric NOT NULL, note text, left_over text);
CREATE TABLE order_items (order_id bigint REFERENCES orders (id), sku text, amount int, left_over text);
CREATE TABLE teams (id bigint PRIMARY KEY, title text, left_over text);
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE profiles (id bigint PRIMARY KEY, bio text);
-- file: src/a.ts
import { supabase } from './client';
export const add = async (u) => { await supabase.from('users').insert({ email: u.mail, nick: null }); };
export const save = async (o) => { await supabase.from('orders').upsert({ id: o.id, total: o.sum }, { onConflict: 'id' }).select('id').single(); };
export const rename = async (id, nick) => { await supabase.from('users').update({ nick }).eq('id', id); };
export const items = async (rows) => { await supabase.from('order_items').insert(rows); };
export const clear = async () => { await supabase.from('memberships').delete().eq('team_id', 1); };
-- at: v1.0.1
-- file: src/b.ts
import { supabase } from './client';
export const both = async (rows) => { await supabase.from('teams').insert([{ id: 1, title: 'a' }, { id: 2, title: null }]); };
-- answers
users.email: used [writes src/a.ts:2]
users.nick: used [writes src/a.ts:2, writes src/a.ts:4]
users.state: unused, searched 2 files with 6 queries, 5 of them understood
users.fax: unused, searched 2 files with 6 queries, 5 of them understood
inserts users: used [inserts into src/a.ts:2]
omits users.state: used [inserts into src/a.ts:2]
omits users.email: unused, each of its inserts names the column
leaves NULL users.nick: used [writes NULL to src/a.ts:2]
orders.total: used [writes src/a.ts:3]
orders.note: unused, searched 2 files with 6 queries, 5 of them understood
omits orders.total: unknown, rows may also be inserted where the code is not read
omits orders.note: used [inserts into src/a.ts:3]
order_items.sku: unknown, a query on order_items is put together at run time [runs, put together at run time src/a.ts:5]
inserts order_items: used [inserts into src/a.ts:5]
omits order_items.amount: unknown, which columns it fills is known at run time only [inserts into src/a.ts:5]
memberships: used [deletes from src/a.ts:6]
memberships.team_id: used [reads src/a.ts:6]
memberships.since: unused, searched 2 files with 6 queries, 5 of them understood
inserts memberships: unknown, 1 file of it names memberships outside the queries that were understood: src/a.ts
leaves NULL teams.title: used [writes NULL to src/b.ts:2]
inserts teams: used [inserts into src/b.ts:2]
