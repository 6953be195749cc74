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
] satisfies readonly Scenario[];
