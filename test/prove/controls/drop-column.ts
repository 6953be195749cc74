import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the new server leaves out a column that must be given',
    scenario: 'drop-column, with a value that stands in',
    caught: /23502/,
    break: (steps) => steps.filter((step) => step.phase !== 'expand'),
  },
  {
    name: 'the column is dropped in this release',
    scenario: 'drop-column, with a value that stands in',
    caught: /42703/,
    break: atOnce,
  },
] satisfies readonly Control[];
