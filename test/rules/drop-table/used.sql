-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sessions (id bigint PRIMARY KEY, token text);
-- file: src/sessions.ts
export const start = (db, token) => db.query('INSERT INTO sessions (token) VALUES ($1)', [token]);
-- now
-- file: src/sessions.ts
export const start = () => crypto.randomUUID();
-- file: db/migrations/002_tidy.sql
DROP TABLE sessions;
--         ^^^^^^^^ error drop-table: v1.0.0 still inserts into sessions [src/sessions.ts:1]
