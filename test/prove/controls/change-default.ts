import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'old servers get the new default',
    scenario: 'change-default, another value',
    caught: /reads as 'waiting' in place of 'queued'/,
    break: atOnce,
  },
  {
    name: 'old servers leave out a column that must be given',
    scenario: 'change-default, dropped, of a NOT NULL column',
    caught: /23502/,
    break: atOnce,
  },
] satisfies readonly Control[];
