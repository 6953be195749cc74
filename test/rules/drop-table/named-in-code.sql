-- No query names it, but the code does: that may be a table of a library.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: src/users.ts
import { PgStore } from 'session-store';
export const store = new PgStore({ tableName: 'sessions' });
export const all = (db) => db.query('SELECT id FROM users');
-- now
-- file: src/users.ts
export const all = (db) => db.query('SELECT id FROM users');
-- file: db/migrations/002_tidy.sql
DROP TABLE sessions;
--         ^^^^^^^^ warning drop-table: v1.0.0 may still use sessions: 1 file of it names sessions outside the queries that were understood: src/users.ts
