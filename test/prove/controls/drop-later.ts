import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the domain goes in this release',
    scenario: 'drop-later, a domain that the old server casts to',
    caught: /42704/,
    break: atOnce,
  },
] satisfies readonly Control[];
