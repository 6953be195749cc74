-- Filters of many, of JSON and of objects name their columns; those of what comes along name theirs.
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
export const f = async (s) => await supabase.from('users').select('id').or('state.eq.on,and(nick.is.null,email.ilike.%x%)');
export const g = async () => await supabase.from('orders').select('id').match({ note: 'x', total: 1 });
export const h = async () => await supabase.from('order_items').select('sku, orders(id)').eq('orders.left_over', 'x');
export const i = async (s) => await supabase.from('teams').select('id').or(`title.eq.${s}`);
-- at: v1.0.1
-- file: README
-- answers
users.state: used [reads src/a.ts:2]
users.nick: used [reads src/a.ts:2]
users.email: used [reads src/a.ts:2]
users.fax: unused, searched 2 files with 4 queries, 3 of them understood
orders.note: used [reads src/a.ts:3]
orders.left_over: used [reads src/a.ts:4]
order_items.order_id: used [reads src/a.ts:4]
teams.title: unknown, a query on teams is put together at run time [runs, put together at run time src/a.ts:5]
teams.left_over: unknown, a query on teams is put together at run time [runs, put together at run time src/a.ts:5]
