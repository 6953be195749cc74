-- A reference may be asked for by its column, its key or a table between; where the schema shows none, any column may be meant.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, meta jsonb, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric NOT NULL, note text, left_over text);
CREATE TABLE order_items (order_id bigint REFERENCES orders (id), sku text, amount int, left_over text);
CREATE TABLE teams (id bigint PRIMARY KEY, title text, left_over text);
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE profiles (id bigint PRIMARY KEY, bio text);
-- file: db/migrations/002_more.sql
CREATE TABLE letters (id bigint PRIMARY KEY, sender bigint CONSTRAINT letters_sender REFERENCES users (id), receiver bigint CONSTRAINT letters_receiver REFERENCES users (id), body text, seen date);
-- file: src/a.ts
import { supabase } from './client';
export const sent = async () => (await supabase.from('letters').select('body, from:users!letters_sender(nick)')).data;
export const received = async () => (await supabase.from('letters').select('receiver(email)')).data;
export const teams = async () => (await supabase.from('users').select('teams!memberships(title)')).data;
export const bios = async () => (await supabase.from('users').select('id, profiles(bio)')).data;
-- at: v1.0.1
-- file: README
-- answers
letters.sender: used [reads src/a.ts:2, reads src/a.ts:3]
letters.receiver: used [reads src/a.ts:3]
letters.seen: unused, searched 2 files with 4 queries, all understood
users.nick: used [reads src/a.ts:2]
users.email: used [reads src/a.ts:3]
users.state: unknown, a request of src/a.ts:5 follows a reference that the schema doesn't show [reads src/a.ts:5]
memberships.team_id: used [reads src/a.ts:4]
memberships.since: unused, searched 2 files with 4 queries, all understood
teams.title: used [reads src/a.ts:4]
profiles.bio: used [reads src/a.ts:5]
orders.note: unused, searched 2 files with 4 queries, all understood
