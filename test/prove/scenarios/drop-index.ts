import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'drop-index',
    name: 'nobody looks it up',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int); CREATE INDEX t_name ON t (name)',
    change: 'DROP INDEX t_name',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'drop-index',
    name: 'unique, and upserted by',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL, x int); CREATE UNIQUE INDEX t_code ON t (code)',
    change: 'DROP INDEX t_code',
    old: strict('code'),
    new: strict('code', { never: ['upsertOnValue'] }),
    unique: true,
  },
] satisfies readonly Scenario[];
