import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the view goes in this release',
    scenario: 'drop-view, that is written through',
    caught: /42P01/,
    break: atOnce,
  },
] satisfies readonly Control[];
