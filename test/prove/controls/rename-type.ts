import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the type is renamed in this release',
    scenario: 'rename-type, a type that the old server casts to',
    caught: /42704/,
    break: atOnce,
  },
] satisfies readonly Control[];
