import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the table is renamed in this release',
    scenario: 'rename-table, a view under the new name',
    caught: /42P01/,
    break: atOnce,
  },
  {
    name: 'the new server is left without a view',
    scenario: 'rename-table, a view under the new name',
    caught: /does not exist/,
    break: (steps) => steps.filter((step) => step.phase !== 'expand'),
  },
] satisfies readonly Control[];
