import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'unique while the old server writes duplicates',
    scenario: 'add-unique, the old server writes duplicates',
    caught: /duplicate key|could not create unique index|repeat/,
    break: atOnce,
  },
] satisfies readonly Control[];
