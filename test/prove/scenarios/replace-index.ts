import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'replace-index',
    name: 'one column more',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int); CREATE INDEX t_name ON t (name)',
    change: 'DROP INDEX t_name; CREATE INDEX t_name ON t (name, x)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'replace-index',
    name: 'unique before and after, and upserted by',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL, x int); CREATE UNIQUE INDEX t_code ON t (code)',
    change: 'DROP INDEX t_code; CREATE UNIQUE INDEX t_code ON t (code) INCLUDE (x)',
    old: strict('code'),
    new: strict('code'),
    unique: true,
  },
] satisfies readonly Scenario[];
