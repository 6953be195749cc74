import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'NULL is let in while old servers read the column',
    scenario: 'drop-not-null, NULL is tried too early',
    caught: /was not refused/,
    break: atOnce,
  },
] satisfies readonly Control[];
