import { type Control, without } from '../control.ts';

const scenario = 'move-column, into a table that both servers make rows of';

export default [
  {
    name: 'a new row does not look for its value',
    scenario,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_fetched/),
  },
  {
    name: 'what the new server changes does not come back',
    scenario,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_from_other_u/),
  },
] satisfies readonly Control[];
