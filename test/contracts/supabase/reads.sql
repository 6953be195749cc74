-- A select that is written out reads its columns and those it filters and orders by; the others are free.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, meta jsonb, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric NOT NULL, note text, left_over text);
CREATE TABLE order_items (order_id bigint REFERENCES orders (id), sku text, amount int, left_over text);
CREATE TABLE teams (id bigint PRIMARY KEY, title text, left_over text);
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE profiles (id bigint PRIMARY KEY, bio text);
-- file: src/db.ts
import { createClient } from '@supabase/supabase-js';
export const supabase = createClient(URL, KEY);
-- file: src/users.ts
import { supabase } from './db';
export async function one(id: number) {
  const { data } = await supabase
    .from('users')
    .select('id, email, login:nick')
    .eq('id', id)
    .not('state', 'is', null)
    .order('email', { ascending: false })
    .limit(1);
  return data;
}
export const many = async () => await supabase.from('orders').select(`
  id,
  total::text
`).gte('total', 5);
-- at: v1.1.0
-- file: src/meta.ts
import { supabase } from './db';
export const meta = async () => (await supabase.from('users').select('meta->theme').single()).data;
-- answers
users: used [reads src/users.ts:4, reads src/meta.ts:2]
users.email: used [reads src/users.ts:4]
users.nick: used [reads src/users.ts:4]
users.state: used [reads src/users.ts:4]
users.meta: used [reads src/meta.ts:2]
users.fax: unused, searched 3 files with 3 queries, all understood
orders.total: used [reads src/users.ts:12]
orders.note: unused, searched 3 files with 3 queries, all understood
orders.user_id: unused, searched 3 files with 3 queries, all understood
teams: unused, searched 3 files with 3 queries, all understood
inserts users: unknown, 2 files of it name users outside the queries that were understood: src/users.ts and src/meta.ts
