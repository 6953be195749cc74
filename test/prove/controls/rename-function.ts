import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the function is renamed in this release',
    scenario: 'rename-function, that both servers read through',
    caught: /42883/,
    break: atOnce,
  },
] satisfies readonly Control[];
