import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'batch-write',
    name: 'a column that servers leave alone',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int, flag text)',
    change: `UPDATE t SET flag = 'seen' WHERE flag IS NULL`,
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'batch-write',
    name: 'a column that servers write meanwhile',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: `UPDATE t SET name = 'nobody' WHERE name IS NULL`,
    old: knows('name'),
    new: knows('name'),
    filled: 'nobody',
  },
] satisfies readonly Scenario[];
