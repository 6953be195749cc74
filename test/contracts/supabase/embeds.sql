-- What comes along is found by foreign keys, which nobody names: their columns are used, and tables between as well.
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
export const orders = async () => (await supabase.from('orders').select('id, buyer:users!inner(email), order_items(sku, amount)')).data;
export const teams = async () => (await supabase.from('users').select('id, teams(title)')).data;
-- at: v1.0.1
-- answers
orders.id: used [reads src/a.ts:2]
orders.user_id: used [reads src/a.ts:2]
orders.left_over: unused, searched 1 file with 2 queries, all understood
users.id: used [reads src/a.ts:3, reads src/a.ts:2]
users.email: used [reads src/a.ts:2]
users.nick: unused, searched 1 file with 2 queries, all understood
users.fax: unused, searched 1 file with 2 queries, all understood
order_items.order_id: used [reads src/a.ts:2]
order_items.sku: used [reads src/a.ts:2]
order_items.left_over: unused, searched 1 file with 2 queries, all understood
teams.title: used [reads src/a.ts:3]
teams.left_over: unused, searched 1 file with 2 queries, all understood
memberships: used [reads src/a.ts:3]
memberships.user_id: used [reads src/a.ts:3]
memberships.team_id: used [reads src/a.ts:3]
memberships.since: unused, searched 1 file with 2 queries, all understood
profiles: unused, searched 1 file with 2 queries, all understood
