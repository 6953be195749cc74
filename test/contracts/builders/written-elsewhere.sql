-- Every insert that is read names the column; another takes its row from who knows where.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text DEFAULT 'x', state text DEFAULT 'new');
CREATE TABLE orders (id bigint PRIMARY KEY, state text DEFAULT 'new');
-- file: src/users.ts
export const add = (db) => db.query('INSERT INTO users (email, state) VALUES ($1, $2)');
export const order = (db) => db.query('INSERT INTO orders (id, state) VALUES ($1, $2)');
-- file: src/import.ts
import { supabase } from './client';
export const many = (rows) => supabase.from('users').insert(rows);
-- answers
omits users.state: unknown, which columns it fills is known at run time only [inserts into src/import.ts:2]
omits orders.state: unused, each of its inserts names the column
