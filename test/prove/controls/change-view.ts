import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the old column of the view goes in this release',
    scenario: 'change-view, the columns of both',
    caught: /42703/,
    break: atOnce,
  },
] satisfies readonly Control[];
