-- Functions are called by their name, tables of another schema by theirs.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, meta jsonb, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric NOT NULL, note text, left_over text);
CREATE TABLE order_items (order_id bigint REFERENCES orders (id), sku text, amount int, left_over text);
CREATE TABLE teams (id bigint PRIMARY KEY, title text, left_over text);
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE profiles (id bigint PRIMARY KEY, bio text);
-- file: db/migrations/002_more.sql
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, amount numeric, old text);
CREATE TABLE invoices (id bigint PRIMARY KEY, amount numeric, old text);
CREATE FUNCTION team_size(team bigint) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM memberships WHERE team_id = team';
-- file: src/a.ts
import { supabase } from './client';
export const list = async () => await supabase.schema('billing').from('invoices').select('id, amount');
export const size = async (id) => await supabase.rpc('team_size', { team: id });
-- at: v1.0.1
-- file: README
-- answers
billing.invoices: used [reads src/a.ts:2]
billing.invoices.amount: used [reads src/a.ts:2]
billing.invoices.old: unused, searched 2 files with 2 queries, all understood
invoices.amount: unknown, src/a.ts has the table's name in a string, and src/a.ts names amount
memberships.team_id: unknown, the database function team_size names team_id
