-- Chains that choose their columns leave the others free.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE tasks (id serial PRIMARY KEY, title text, note text);
CREATE TABLE logs (id serial PRIMARY KEY, line text, level int);
-- file: src/tasks.js
const knex = require('./db');
exports.titles = () => knex('tasks').select('id', 'title');
exports.logs = () => knex('logs').where({ level: 1 });
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE tasks DROP COLUMN note;
--                            ^^^^ information drop-column: Nothing in v1.0.0 uses tasks.note: searched 1 file with 3 queries, all understood
ALTER TABLE logs DROP COLUMN line;
--                           ^^^^ warning drop-column: v1.0.0 may still use logs.line: it reads logs with *, and may need any of its columns [src/tasks.js:3]
