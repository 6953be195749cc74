import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the table is set aside in this release',
    scenario: 'drop-table, a table with foreign keys both ways',
    caught: /42P01/,
    break: atOnce,
  },
] satisfies readonly Control[];
