import { type Control, without } from '../control.ts';

export default [
  {
    name: 'the column is renamed without a view',
    scenario: 'rename-column-view, nullable, with a default',
    caught: /42703/,
    break: (steps) => without(without(steps, /VIEW/), /_base/),
  },
] satisfies readonly Control[];
