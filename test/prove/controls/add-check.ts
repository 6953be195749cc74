import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'rows are checked in this release',
    scenario: 'add-check, the old server breaks it',
    caught: /do not satisfy/,
    break: atOnce,
  },
  {
    name: 'new rows are checked in this release',
    scenario: 'add-check, the old server breaks it',
    caught: /23514/,
    break: (steps) => atOnce(steps).filter((step) => step.up.some((sql) => sql.endsWith('NOT VALID'))),
  },
] satisfies readonly Control[];
