-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE settings (id bigint PRIMARY KEY, theme text, auto_pan boolean);
CREATE TABLE events (id bigint PRIMARY KEY, kind text);
-- file: src/settings.ts
export const read = (db, id) => db.query('SELECT id, theme FROM settings WHERE id = $1', [id]);
export const help = ['Copy this URL and paste it into your app webhook subscription settings', 'Copy settings to clipboard'];
-- file: src/load.ts
export const load = (db, columns) => db.query(`COPY events (${columns}) FROM STDIN`);
-- answers
settings.theme: used [reads src/settings.ts:1]
settings.auto_pan: unused, searched 2 files with 2 queries, 1 of them understood
events.kind: unknown, a query on events is put together at run time [runs, put together at run time src/load.ts:1]
