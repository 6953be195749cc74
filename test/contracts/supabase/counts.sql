-- Counting rows reads none of their columns.
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
export const n = async () => (await supabase.from('users').select('*', { count: 'exact', head: true }).eq('state', 'on')).count;
export const any = async () => (await supabase.from('orders').select('count')).data;
-- at: v1.0.1
-- file: README
-- answers
users: used [reads src/a.ts:2]
users.state: used [reads src/a.ts:2]
users.nick: unused, searched 2 files with 2 queries, all understood
orders: used [reads src/a.ts:3]
orders.note: unused, searched 2 files with 2 queries, all understood
