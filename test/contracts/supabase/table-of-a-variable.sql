-- A table that only the running program knows may be any.
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
const TEAMS = 'teams';
export const rows = async (table) => await supabase.from(table).select('*');
export const teams = async () => await supabase.from(TEAMS).select('id, title');
-- at: v1.0.1
-- file: README
-- answers
teams.title: used [reads src/a.ts:4]
profiles: unknown, the table of a query is known at run time only [runs, put together at run time src/a.ts:3]
memberships: unknown, the table of a query is known at run time only [runs, put together at run time src/a.ts:3]
