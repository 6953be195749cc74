import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'it is dropped while the old server upserts on it',
    scenario: 'drop-constraint, the old server upserts on it',
    caught: /42P10|no unique or exclusion constraint/,
    break: atOnce,
  },
] satisfies readonly Control[];
