import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the old function goes in this release',
    scenario: 'replace-function, one argument more',
    caught: /42883/,
    break: atOnce,
  },
] satisfies readonly Control[];
