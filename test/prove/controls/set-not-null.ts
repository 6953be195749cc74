import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'NULL is forbidden in this release',
    scenario: 'set-not-null, the old server writes NULL',
    caught: /23514/,
    break: atOnce,
  },
] satisfies readonly Control[];
