import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the column is added while the old server counts columns',
    scenario: 'name-columns, the old server reads with * and copies by position',
    caught: /0A000|22P04/,
    break: atOnce,
  },
] satisfies readonly Control[];
