import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the default is dropped in this release',
    scenario: 'add-not-null-column, a constant stands in',
    caught: /23502/,
    break: atOnce,
  },
  {
    name: 'the rows that are there are never filled',
    scenario: 'add-not-null-column, a value for each row',
    caught: /23514/,
    break: (steps) => steps.filter((step) => !step.up.some((sql) => sql.startsWith('DO '))),
  },
] satisfies readonly Control[];
