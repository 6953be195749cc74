import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'drop-view',
    name: 'that is written through',
    schema: `CREATE TABLE base (id bigint PRIMARY KEY, a text, x int);
      CREATE VIEW t AS SELECT id, x, a FROM base`,
    change: 'DROP VIEW t',
    old: knows('a', { never: ['copy', 'merge'] }),
    new: knows('a', { table: 'base' }),
    text: true,
  },
] satisfies readonly Scenario[];
