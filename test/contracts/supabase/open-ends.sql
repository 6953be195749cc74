-- What is put on elsewhere, or known at run time only, leaves a table unknown.
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
export const filtered = (filter) => {
  let query = supabase.from('users').select('id, email');
  for (const [column, value] of Object.entries(filter)) query = query.eq(column, value);
  return query;
};
export const sorted = async (by) => await supabase.from('orders').select('id').order(by);
export const chosen = async (columns) => await supabase.from('order_items').select(columns);
export const any = async () => await supabase.from('teams').select();
-- at: v1.0.1
-- file: README
-- answers
users.email: used [reads src/a.ts:3]
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/a.ts:3]
orders.id: used [reads src/a.ts:7]
orders.left_over: unknown, a query on orders is put together at run time [runs, put together at run time src/a.ts:7]
order_items.sku: unknown, it reads order_items with *, and may need any of its columns [reads * of src/a.ts:8]
order_items: used [reads src/a.ts:8]
teams.title: unknown, it reads teams with *, and may need any of its columns [reads * of src/a.ts:9]
memberships: unused, searched 2 files with 4 queries, 1 of them understood
memberships.since: unused, searched 2 files with 4 queries, 1 of them understood
